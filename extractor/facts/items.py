"""The stream of items: a text reduced to what facts are made of, one letter an item.

``2022年至2024年,甲公司收入分别为1亿元、2亿元`` becomes ``D,EMr$$``. Readings are regular expressions
over these letters, so that a shape of the press can be written down as it is spoken.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple

from extractor.document import Document, Found
from extractor.facts.cues import cues, modal_cues
from extractor.facts.metrics import Named, metrics, named_forms
from extractor.facts.words import anaphors, issued
from extractor.grammar.words import Words
from schemas import Bare, Mod

LETTERS = {
    # mentions
    "money": "$", "percent": "%", "multiple": "x", "count": "#", "date": "D", "duration": "T", "entity": "E",
    # measures
    "yoy": "y", "qoq": "q", "rise": "u", "fall": "d", "to": "t", "growth": "g", "drop": "h", "cagr": "c",
    "share": "s", "each": "r", "base": "b", "from": "f", "total": "+", "same": "=", "denied": "N",
    # modality
    "target": "P", "forecast": "F", "estimated": "X", "valued": "v", "consensus": "C",
    # subjects
    "topic": "a", "speaker": "w", "fund": "p", "other": "z", "again": "o", "issued": "i",
    "metric": "M", "number": "n", "none": "",
}  # fmt: skip
VALUES = "$%x#nT"
BOUNDARIES = ",.\n"
BOUNDARY = re.compile("[,.\n]")
# Brackets that hold no number and no date say nothing that the clause around them needs.
SILENT_BRACKETS = re.compile(r"\([^()$%x#nD.\n]*\)")
HIDDEN = "_"
QUOTE_VERBS = frozenset({"报", "收报", "报收", "收于", "收盘于", "报收于", "现报", "暂报"})
EXTREMES = frozenset({"最高至", "最低至", "最高见", "最低见", "最高报", "最低报", "低至", "高至", "最低探至"})
# Verbs of prices and indices that other amounts take too.
CROSSINGS = frozenset({"跌破", "跌穿", "失守", "升破", "涨破", "突破", "站上", "站稳", "重返", "收复"})
VERBS_OF_LEVELS = QUOTE_VERBS | EXTREMES | CROSSINGS
NUMBER = re.compile(
    r"(?:[(（][A-Z]+[)）])?[^\d，。；、,;\n]{0,6}?(?:为|报|录得|至|到|达|在|于|是)\s*"
    r"([0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9.%万亿元美港年月日个])"
)
GAUGED = re.compile("(?:情况|状况|意愿)?指数")
NEAR = ("附近", "左右", "上下", "一线")
# An index after the verb of its quotation needs no unit: 收于3045.12, 最低至1039.72.
LEVEL = re.compile(r"(?:于|在|至|到)?\s*([0-9][0-9,]*\.[0-9]{1,3})(?![0-9.%万亿元美港年月日个点])")


class Item(NamedTuple):
    """One item: where it stands, its letter, and what it refers to.

    `mention` is an index of `Document.found` for mentions; `named` the metrics a metric word stands for;
    `market` is true of words that by themselves speak of a price move; `value` is a bare
    number, which has no mention.
    """

    start: int
    end: int
    code: str
    mention: int = -1
    named: tuple[Named, ...] = ()
    market: bool = False
    value: Bare | None = None


class Stream(NamedTuple):
    """All items of a text in order, and their letters as one string (hidden ones as ``_``)."""

    items: list[Item]
    codes: str


class Sense(NamedTuple):
    """What a word of the lexicons stands for in the stream."""

    code: str
    named: tuple[Named, ...] = ()
    market: bool = False


@cache
def item_words() -> Words[Sense]:
    """Every word that becomes an item, with its letter; a metric's form wins over a cue's."""
    senses: dict[str, Sense] = {}
    for modal in modal_cues():
        senses.update(dict.fromkeys(modal.forms, Sense(LETTERS[modal.modality])))
    for anaphor in anaphors():
        senses.update(dict.fromkeys(anaphor.forms, Sense(LETTERS[anaphor.means])))
    senses.update(dict.fromkeys(issued(), Sense(LETTERS["issued"])))
    for cue in cues():
        for form in cue.forms:
            senses[form] = Sense(LETTERS[cue.code], (), cue.market)
            if cue.code in ("rise", "fall"):
                for ending in ("至", "到"):
                    senses.setdefault(form + ending, Sense(LETTERS["to"], (), cue.market))
    for form, named in named_forms():
        senses[form] = Sense(LETTERS["metric"], named)
    senses.update(dict.fromkeys((word for metric in metrics().values() for word in metric.leaves), Sense("")))
    for opening, closing in ("()", "（）"):
        senses[opening], senses[closing] = Sense("("), Sense(")")
    return Words(senses.items())


def read_items(document: Document) -> Stream:
    """Reduce a document to its stream of items."""
    layout = document.layout
    marks = dict.fromkeys(layout.clauses, ",")
    marks.update(dict.fromkeys(layout.sentences, "."))
    marks.update(dict.fromkeys(layout.paragraphs, "\n"))
    marks.pop(0, None)
    item = partial(tuple.__new__, Item)  # half the time of calling the class
    items: list[Item] = [item((at, at, mark, -1, (), False, None)) for at, mark in marks.items()]
    items += [
        item((found.start, found.end, LETTERS[found.kind], index, (), False, None))
        for index, found in enumerate(document.found)
    ]
    items += _words(document.text.folded, document.found)
    items.sort(key=itemgetter(0, 1))
    codes = "".join([item.code for item in items])
    if "(" in codes:
        codes = SILENT_BRACKETS.sub(lambda match: HIDDEN * len(match[0]), codes)
    return Stream(items, codes)


def _words(text: str, found: tuple[Found, ...]) -> Iterator[Item]:
    """Words between mentions; a word of one character only right before a value."""
    gaps, last = [], 0
    for mention in found:
        gaps += [text[last : mention.start], HIDDEN * (mention.end - mention.start)]
        last = mention.end
    starts = [mention.start for mention in found]
    named_until = -1
    masked = "".join([*gaps, text[last:]])
    for start, end, (code, named, market) in item_words().find(masked):
        if not code or (named and GAUGED.match(text, end) and _is_noun(text[start:end])):
            continue  # 企业经营现金流指数 is no cash flow
        following = bisect_left(starts, end)
        near = (
            following < len(found)
            and starts[following] - end <= (4 if text.startswith("每", end) else 2)
            and LETTERS[found[following].kind] in VALUES
        )
        if named and start == named_until and text[start:end] in VERBS_OF_LEVELS:
            continue  # 中间价报, 股价收报: the price before the verb is the metric
        if (
            code == "t"
            and end - start == 1
            and not (near and (masked.startswith(HIDDEN, start - 1) or start == named_until))
        ):
            continue  # 跌1%至29元, 上调目标价至12元: only after a value or a metric
        if near or end - start > 1 or code not in "udM":
            yield Item(start, end, code, -1, named, market)
            named_until = end if named else -1
        if named and not near and "number" in named[0].metric.takes:
            stop = starts[following] if following < len(found) else len(text)
            yield from _number(LEVEL if text[start:end] in VERBS_OF_LEVELS else NUMBER, text, end, stop)


def _is_noun(form: str) -> bool:
    return not form.isascii() and form not in VERBS_OF_LEVELS


def _number(shape: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[Item]:
    """A bare number right after a metric that is told without a unit: PMI为50.2, 中间价报7.1390."""
    match = shape.match(text, start)
    if match is not None and match.end() <= stop:
        number = Decimal(match[1].replace(",", ""))
        near: Mod | None = "approx" if text.startswith(NEAR, match.end()) else None
        value = Bare(low=number, high=number, mod=near)
        yield Item(match.start(1), match.end(1), LETTERS["number"], value=value)


def words_of(document: Document, item: Item) -> str:
    """The words of an item as the folded text has them."""
    return document.text.folded[item.start : item.end]


def boundary(codes: str, start: int) -> int:
    """Where the clause that holds item `start` ends: its first boundary at or after that, or the end."""
    match = BOUNDARY.search(codes, start)
    return match.start() if match else len(codes)
