"""People by the offices that they take and leave: `聘任张明澜为总经理`, `张明澜因工作变动，不再担任董事`."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.people import person_at, surname
from extractor.names.places import is_known
from extractor.names.sighting import Sighting, Throughout, View, is_plain, knows

HAN = "[一-鿿]"
TITLE = "(?:先生|女士|小姐|博士)?"
TAKES = re.compile(
    rf"(?:委任|聘任|增聘|选举|聘请|任命|提名|推选|补选|改聘|聘用|同意)({HAN}{{2,4}}?(?:[、及和]{HAN}{{2,4}}?)*)"
    rf"{TITLE}(?:为|担任|出任|任(?!期))"
)
LEAVES = re.compile(
    r"辞任|辞去|辞职|获委任|获任|获选|离任|退任|升任|出任|接任|调任|不再担任|解除质押|解押|合?计?[减增]持|累计质押|持有公司|持股"
    r"|因(?:工作|个人|身体|病|退休|任期|年龄|达到)|任(?:执行|独立|非执行|公司|董事|总|副|行长|首席)"
)
WHO = re.compile(rf"(?<!{HAN})({HAN}{{2,4}}?(?:[、及和]{HAN}{{2,4}}?)*){TITLE}[已将拟]?(?:申请|提请|提出)?$")
JOINED = re.compile("[、及和]")
WHOLE, REACH = 3, 24


def office_holders(view: View) -> Iterator[Sighting]:
    """Those who are appointed, who leave, and who trade shares that they hold."""
    text = view.text
    left = (WHO.search(text, max(0, act.start() - REACH), act.start()) for act in LEAVES.finditer(text))
    for match in (*TAKES.finditer(text), *filter(None, left)):
        at = match.start(1)
        for name in JOINED.split(match[1]):
            if _is_person(view, at, at + len(name)):
                yield Sighting(at, at + len(name), "person", OFFICE.name, True)
            at += len(name) + 1


def _is_person(view: View, start: int, end: int) -> bool:
    """Whether a surname leads ``start``–``end``, and a given name of one or two characters follows."""
    name, family = view.text[start:end], surname(view.text, start)
    if not family or not 1 <= len(name) - family <= 2 or not view.free(start, end):
        return False
    if name in forms().common or name in forms().roles or name[-2:] in forms().endings or is_known(name):
        return False
    if len(name) < WHOLE:
        return not knows(name) and person_at(view, start) == end
    return not knows(name) and not is_plain(name[:2]) and not is_known(name[:2])


OFFICE: Throughout = Rule(
    "name.person.office",
    TAKES.pattern,
    office_holders,
    reads={
        "董事会决议聘任⟦何咏澜⟧女士为公司秘书": ("person",),
        "董事会聘任⟦段小鑫⟧为副总经理": ("person",),
        "甲公司公告，⟦郑建澜⟧因工作变动，不再担任总经理": ("person",),
        "⟦黄少澜⟧、⟦赵慧澜⟧任执行董事": ("person", "person"),
        "甲公司：⟦吴国澜⟧解除质押800万股": ("person",),
    },
    leaves=(
        "公司因工作需要聘任其为顾问",
        "高管减持公司股份",
        "管理层增持",
        "同意公司为其担保",
        "方案任公司选择",
    ),
)
