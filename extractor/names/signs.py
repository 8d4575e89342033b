"""People by the signs around them: `埃隆·马斯克`, `张毅：`, `周某某`, and `（张毅）` at a paragraph's end."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.foreign import PERSON_TAGS
from extractor.names.forms import forms
from extractor.names.people import person_at, surname
from extractor.names.places import is_known
from extractor.names.sighting import Piece, Sighting, Throughout, View, is_edge, is_plain, knows

WITHHELD = re.compile(r"某{1,2}(?!某|[些种个人地省市县家年月日次项只类款银公])")
COLON = re.compile(r"[：:]")
BEFORE_LABEL = frozenset("\n。！？” 　")
DOTS = "·•・"
DOTTED = re.compile(r"[一-鿿]{1,8}(?:[·•・][一-鿿]{1,8}|[·•・][A-Z]\.?(?=[·•・]))+")
SIGNED = re.compile(
    r"[（(](?:[^（()）\W\d_]{2,8}[ \u3000]+)?(?P<who>[^（()）\W\d_]{2,4})[）)][ \u3000]*(?=\n|$)"
)
ENDED = frozenset("。！？”…")


def labelled(view: View) -> Iterator[Sighting]:
    """People whose words follow their names and a colon (`张毅然：市场会更好`)."""
    text = view.text
    for match in COLON.finditer(text):
        end = match.start()
        for start in range(max(0, end - 4), end - 1):
            opens = start == 0 or text[start - 1] in BEFORE_LABEL
            if opens and surname(text, start) and person_at(view, start) == end:
                yield Sighting(start, end, "person", LABELLED.name, True)


def withheld(view: View) -> Iterator[Sighting]:
    """People whose given names are withheld (`周某某`)."""
    if "某" not in view.text:
        return
    for match in WITHHELD.finditer(view.text):
        start = match.start() - 1
        if start >= 0 and view.text[start] in forms().surnames and view.free(start, match.end()):
            yield Sighting(start, match.end(), "person", WITHHELD_NAME.name, True)


def dotted(view: View) -> Iterator[Sighting]:
    """Foreign names written with dots."""
    if not any(sign in view.text for sign in DOTS):
        return
    for match in DOTTED.finditer(view.text):
        start, end = match.span()
        if view.text[start - 1 : start] == "《" and view.text[end : end + 1] == "》":
            continue
        dot = min(at for sign in DOTS if (at := view.text.find(sign, start, end)) >= 0)
        last = max(view.text.rfind(sign, start, end) for sign in DOTS) + 1
        if not _is_foreign(view.text[start:dot]):
            continue
        start = _foreign_start(view.pieces(start, dot), dot)
        pieces = view.pieces(last, end)
        of_firm = view.text[end - 2 : end] in forms().endings and not any(map(is_edge, pieces))
        end = _foreign_end(pieces, last)
        if start < dot and end > last and not of_firm:
            yield Sighting(start, end, "person", DOTTED_NAME.name, True)


def _is_foreign(first: str) -> bool:
    """Whether `first`, before the dot, can be a person's: no known place, no word of the language."""
    if is_known(first) or is_plain(first):
        return False
    return not (len(first) == 4 and is_plain(first[2:]))


def _foreign_start(pieces: list[Piece], dot: int) -> int:
    start = dot
    for piece in reversed(pieces):
        common = is_edge(piece) or (
            knows(piece.text) and len(piece.text) > 1 and piece.tag not in PERSON_TAGS
        )
        if start < dot and common:
            break
        if common and piece.text in forms().edges:
            break
        start = piece.start
    return start


def _foreign_end(pieces: list[Piece], start: int) -> int:
    end = start
    for piece in pieces:
        if end > start and (
            is_edge(piece) or (knows(piece.text) and len(piece.text) > 1 and piece.tag not in PERSON_TAGS)
        ):
            break
        end = piece.end
    return end


def signed(view: View) -> Iterator[Sighting]:
    """Who wrote what a paragraph ends with the name of in brackets (`……继续做多。（张毅）`)."""
    text = view.text
    for match in SIGNED.finditer(text):
        start, end = match.span("who")
        if (
            text[: match.start()].rstrip()[-1:] in ENDED
            and surname(text, start)
            and person_at(view, start) == end
        ):
            yield Sighting(start, end, "person", SIGNED_NAME.name, True)


DOTTED_NAME: Throughout = Rule(
    "name.person.dotted",
    DOTTED.pattern,
    dotted,
    reads={"亚太区总裁⟦约翰·斯密森⟧表示": ("person",), "主席⟦约翰·斯密森⟧下周接受国会质询": ("person",)},
    leaves=("《哈里·波特》上映",),
)
WITHHELD_NAME: Throughout = Rule(
    "name.person.withheld",
    WITHHELD.pattern,
    withheld,
    reads={"对⟦王某⟧采取市场禁入措施": ("person",), "董事长⟦周某某⟧被立案": ("person",)},
    leaves=("某公司高管", "在某地开设门店", "某某公司"),
)
LABELLED: Throughout = Rule(
    "name.person.label",
    "{person}：",
    labelled,
    reads={"主持人提问。\n⟦张毅然⟧：市场会更好": ("person",)},
    leaves=("\n主持人：请介绍", "\n高管：业绩向好", "\n原标题：大盘回暖"),
)
SIGNED_NAME: Throughout = Rule(
    "name.person.signed",
    SIGNED.pattern,
    signed,
    reads={"把握热点。   （⟦张毅然⟧）\n": ("person",), "控制仓位。（星河资讯  ⟦张毅然⟧）": ("person",)},
    leaves=("调整空间有限。（复合浪）\n", "业绩大增。（附表）", "由董事（张毅然）\n"),
)
