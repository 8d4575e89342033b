"""Whoever holds, pledges, buys or sells shares: a person or a company, after the word for that."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.contexts import named_after
from extractor.names.forms import Sense, forms
from extractor.names.people import further, person_at, runs_on
from extractor.names.places import is_known, is_place
from extractor.names.sighting import (
    Beside,
    Piece,
    Sighting,
    Throughout,
    View,
    closes,
    is_edge,
    is_plain,
    is_proper,
    knows,
)
from schemas import EntityType

TITLES = ("先生", "女士", "小姐", "、")
TOTAL = "总"
HALF, WHOLE = 2, 4
STAKE = re.compile(r"%的?(?:股权|权益|合伙份额|财产份额)")
BEFORE_NUMBER = "约近逾超的"
NUMERIC = frozenset("0123456789.,%")


def by_holder(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The person or the company after the word at `hit` (`股东`, `质押给`)."""
    at = hit.end
    if runs_on(view, at):
        return
    end = person_at(view, at)
    if end and _ends_person(view, at, end):
        yield Sighting(at, end, "person", HOLDER.name, True)
        yield from further(view, end, view.text[hit.start : hit.end])
    elif not view.text[at : at + 1].isascii():
        companies = list(named_after(view, at, "company", HOLDER.name, sure=True))
        if not companies and (end := _four_characters(view, at) or _to_ending(view, at)):
            companies = [Sighting(at, end, "company", HOLDER.name, True)]
        for one in companies:
            yield one._replace(type=_type(view.text[one.start : one.end]))


def _type(name: str) -> EntityType:
    """What `name` is by its last word: an organization for a fund, else a company."""
    for size in range(6, 1, -1):
        sense = forms().senses.get(name[-size:])
        if sense and sense.endings:
            return sense.endings[0].of
    return "company"


def _ends_person(view: View, at: int, end: int) -> bool:
    """Whether no company's name runs on over what looks like a person's."""
    verbal = view.text[at] in forms().edges and not view.text.startswith(TITLES, end)
    if verbal or is_known(view.text[at:end]):
        return False
    after = view.pieces(end, view.ceiling(end, reach=6))
    if not after or closes(after[0]):
        return True
    word = after[0]
    return (end - at > HALF and word.tag[0] in "vdpu") or word.text in forms().roles


def _four_characters(view: View, at: int) -> int:
    """The end of a name of two and two characters, of which one pair is no word (`江岭|汇澜`, `上海灿澜`)."""
    text, end = view.text, at + WHOLE
    if end > view.ceiling(at) or text[at] == TOTAL or not view.free(at, end) or is_known(text[at:end]):
        return 0
    first, last = text[at : at + HALF], text[at + HALF : end]
    if not (_may_name(first) and _may_name(last)) or (is_place(first) and is_place(last)):
        return 0
    if knows(first) and knows(last) and not is_place(first):
        return 0
    pieces = view.pieces(at, view.ceiling(at))
    if is_edge(pieces[0]) and pieces[0].text not in forms().held:
        return 0
    across = next((piece for piece in pieces if piece.start < end <= piece.end), pieces[-1])
    if across.end > end:
        glued = text[end : across.end] in forms().edges and not knows(across.text)
        return end if glued else 0
    after = next((piece for piece in pieces if piece.start == end), None)
    return end if after is None or closes(after) or after.tag[0] in "vdp" else 0


def _may_name(pair: str) -> bool:
    """Whether two characters may be a part of a name."""
    lists = forms()
    if pair in lists.edges or pair in lists.common or pair in lists.roles:
        return False
    return knows(pair) or not any(char in lists.edges and char not in lists.held for char in pair)


def _to_ending(view: View, at: int) -> int:
    """The end of a name whose trade says where it ends (`东方|澜信|资本`)."""
    named = False
    for piece in view.pieces(at, view.ceiling(at, reach=10)):
        if is_edge(piece):
            return 0
        sense = forms().senses.get(piece.text)
        if named and sense and any(ending.of == "company" for ending in sense.endings):
            return piece.end
        named = named or is_proper(piece) or len(piece.text) == 1
    return 0


def stakes(view: View) -> Iterator[Sighting]:
    """Companies of which a part is held, bought or sold (`星澜渊67.91%的股权`)."""
    text = view.text
    for match in STAKE.finditer(text):
        end = match.start() + 1
        while end and text[end - 1] in NUMERIC:
            end -= 1
        while end and text[end - 1] in BEFORE_NUMBER:
            end -= 1
        if end == match.start() + 1 or view.inside(end - 1, end):
            continue
        start = _held_start(view, end)
        if start is not None:
            yield Sighting(start, end, "company", HELD.name, True)


def _held_start(view: View, end: int) -> int | None:
    """Where the name begins that a stake follows at `end`; None where none does."""
    floor = view.floor(end, reach=10)
    run: list[Piece] = []
    for piece in reversed(view.pieces(floor, end)):
        trade = all(later.text in forms().endings for later in run)
        if piece.text in forms().edges or len(run) > 3 or (is_edge(piece) and not (run and trade)):
            break
        run.insert(0, piece)
        if piece.text[0] in forms().affix.leads and not knows(piece.text):
            break
    while len(run) > HALF and is_place(run[0].text):
        run.pop(0)
    own = any(is_proper(piece) and not is_place(piece.text) for piece in run)
    if not own or all(piece.text in forms().endings for piece in run):
        return None
    start = run[0].start + (run[0].text[0] in forms().affix.leads and not knows(run[0].text))
    name = view.text[start:end]
    plain = len(name) < WHOLE and is_plain(name[-2:])
    return None if plain or len(name) > 8 or name in forms().common else start


HOLDER: Beside = Rule(
    "name.holder",
    "{holder}{person}|{holder}{company}",
    by_holder,
    reads={
        "公司近日接到股东⟦毕澜东⟧先生的通知": ("person",),
        "公司股东⟦李澜勇⟧减持计划实施完毕": ("person",),
        "一致行动人⟦施澜飚⟧、薛长明计划合计减持": ("person",),
        "控股股东⟦江岭汇澜⟧于2020年将股份质押": ("company",),
        "另一股东⟦中渌实业⟧以同等条件质押": ("company",),
        "公司股东⟦天津渌泽⟧解除质押3767万股": ("company",),
        "收到股东⟦红渊集团⟧关于其持股的函告": ("company",),
        "收到股东⟦东方邦澜资本⟧出具的告知函": ("company",),
        "老股东⟦启澜基金⟧持续加码": ("organization",),
        "将份额全部转让给⟦北京鸿澜⟧。": ("company",),
    },
    leaves=(
        "股东权益合计",
        "股东大会审议通过",
        "前十大股东持股比例",
        "股东净利润增长",
        "股东减持股份",
        "协议转让方式合一",
        "大股东曾承诺注入资产",
        "股东共有三人",
        "股东总户数共16万户",
    ),
)
HELD: Throughout = Rule(
    "name.stake",
    STAKE.pattern,
    stakes,
    reads={"购买⟦合澜渊⟧67.91%的股权": ("company",), "标的资产为⟦绩澜渊⟧59%股权": ("company",)},
    leaves=("收购标的公司51%股权", "持有其20%股权", "取得控制权及51%股权"),
)
