"""The stream of items: a text reduced to what facts are made of, one letter an item.

``2022年至2024年,智谱收入分别为5740万元、1.245亿元`` becomes ``D,EMr$$``. Readings are regular expressions over
these letters, so that a shape of the press can be written down as it is spoken.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.document import Document
from extractor.facts.cues import cues, modal_cues
from extractor.facts.metrics import Named, named_forms
from extractor.grammar.words import Words

MENTIONS = {
    "money": "$", "percent": "%", "multiple": "x", "count": "#", "date": "D", "duration": "T", "entity": "E",
}  # fmt: skip
CUES = {
    "yoy": "y", "qoq": "q", "rise": "u", "fall": "d", "growth": "g", "drop": "h", "cagr": "c", "share": "s",
    "each": "r", "base": "b", "from": "f", "total": "+", "none": "",
}  # fmt: skip
MODALS = {"target": "P", "forecast": "F", "estimated": "X", "none": ""}
ANAPHORS = ("公司", "该公司", "本公司", "其", "该行", "该集团", "集团", "该股", "该企业", "本集团", "上市公司", "我们")
NOT_ANAPHORS = ("其中", "其他", "其余", "其次", "其实", "极其", "尤其", "与其", "子公司", "分公司", "母公司", "孙公司", "家公司", "的公司", "公司债", "标的公司", "目标公司", "集团化", "公司股票", "公司股份")
AMONG = ("其中",)
VALUES = "$%x#T"


class Item(NamedTuple):
    """One item: where it stands, its letter, and what it refers to.

    `mention` is an index of `Document.found` for mentions; `named` the metrics a metric word stands for;
    `market` is true of words that by themselves speak of a price move; `to` of verbs that name where a
    change ended (增至).
    """

    start: int
    end: int
    code: str
    mention: int = -1
    named: tuple[Named, ...] = ()
    market: bool = False
    to: bool = False


class Stream(NamedTuple):
    """All items of a text in order, and their letters as one string."""

    items: list[Item]
    codes: str
    starts: list[int]

    def at(self, offset: int) -> int:
        """Index of the first item that starts at or after `offset`."""
        return bisect_left(self.starts, offset)


Sense = tuple[str, tuple[Named, ...], bool, bool]


@cache
def item_words() -> Words[Sense]:
    """Every word that becomes an item, with its letter."""
    senses: dict[str, Sense] = {}
    for modal in modal_cues():
        for form in modal.forms:
            senses[form] = (MODALS[modal.modality], (), False, False)
    for form in ANAPHORS:
        senses[form] = ("a", (), False, False)
    for form in NOT_ANAPHORS:
        senses[form] = ("", (), False, False)
    for form in AMONG:
        senses[form] = ("o", (), False, False)
    for cue in cues():
        for form in cue.forms:
            senses[form] = (CUES[cue.code], (), cue.market, False)
            if cue.code in ("rise", "fall"):
                for ending in ("至", "到"):
                    senses.setdefault(form + ending, ("t", (), cue.market, True))
    for form, named in named_forms():
        senses[form] = ("M", named, False, False)
    for mark in "(（":
        senses[mark] = ("(", (), False, False)
    for mark in ")）":
        senses[mark] = (")", (), False, False)
    return Words(senses.items())


def read_items(document: Document) -> Stream:
    """Reduce a document to its stream of items."""
    layout = document.layout
    boundaries = [Item(start, start, ",") for start in layout.clauses[1:]]
    sentences = set(layout.sentences)
    paragraphs = set(layout.paragraphs)
    for i, item in enumerate(boundaries):
        if item.start in paragraphs:
            boundaries[i] = Item(item.start, item.start, "\n")
        elif item.start in sentences:
            boundaries[i] = Item(item.start, item.start, ".")
    found = [
        Item(mention.start, mention.end, MENTIONS[mention.kind], index)
        for index, mention in enumerate(document.found)
    ]
    words = _words(document, found)
    items = sorted([*boundaries, *found, *words], key=_order)
    return Stream(items, "".join(item.code for item in items), [item.start for item in items])


def _order(item: Item) -> tuple[int, int]:
    return item.start, item.end


def _words(document: Document, found: list[Item]) -> Iterator[Item]:
    """Words outside mentions; a word of one character only right before a value."""
    starts = [item.start for item in found]
    for start, end, (code, named, market, to) in item_words().find(document.text.folded):
        if not code:
            continue
        after = bisect_left(starts, start)
        following = starts[after] if after < len(starts) else None
        if following is not None and following < end:
            continue
        if after and found[after - 1].end > start:
            continue
        if end - start == 1 and code in "udM" and (
            following is None or following - end > 2 or found[after].code not in VALUES
        ):
            continue
        yield Item(start, end, code, -1, named, market, to)
