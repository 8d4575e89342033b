"""Scope: whose number it is and of when, kept while a text is read from left to right.

The subject stays until another one takes the place at the head of a clause; anaphors (公司, 其) mean the one that
the text is about. A period holds within its sentence, and is carried to the next while the subject stays.
"""

from datetime import date
from typing import NamedTuple

from extractor.document import Document, Found, Interval, Saying
from extractor.facts.items import Item, Stream
from extractor.facts.metrics import Metric
from schemas import DateInterval

# A name after one of these is what the clause does something to, or compares with, not what it is about.
OBLIQUE = frozenset("对向与由给被于在较比据经为从自")
# Metrics of whom the money goes to: their subject is the one after the preposition (对甲公司的投资).
INTO = frozenset({"financing"})
OUTLETS = ("证券", "国际", "咨询", "研究院", "研究所", "研究", "投行", "资管", "期货", "基金", "评级", "中金公司")
ELIGIBLE: dict[str, frozenset[str]] = {
    "company": frozenset({"company"}),
    "market": frozenset({"company", "index", "organization"}),
    "place": frozenset({"place"}),
    "any": frozenset({"company", "organization", "place", "product", "index", "person"}),
}


class Dated(NamedTuple):
    """A period in force, and how it came to be: read here, or carried on from the sentence before."""

    interval: Interval | None
    item: int
    carried: bool = False


class Scope:
    """The reader's place in the text: topic and periods. One is made a document and thrown away with it."""

    def __init__(self, document: Document, stream: Stream, sayings: "list[Saying]") -> None:
        self._document = document
        self._stream = stream
        self.topic: int | None = None
        self.main = _main_company(document)
        self._speakers = _speaker_items(document, sayings)
        self._listed = _listed(document)

    def thing(self, item: Item) -> int | None:
        """The Thing a name stands for."""
        return self._document.found[item.mention].entity

    def found(self, item: Item) -> Found:
        """The mention behind an item."""
        return self._document.found[item.mention]

    def eligible(self, item: Item, about: str) -> bool:
        """Whether a name can be what the clause is about."""
        found = self._document.found[item.mention]
        if found.type not in ELIGIBLE[about] or item.mention in self._speakers or item.mention in self._listed:
            return False
        return not self.oblique(item)

    def oblique(self, item: Item) -> bool:
        """Whether a name stands after a preposition (对甲公司, 由甲公司)."""
        folded = self._document.text.folded
        return item.start > 0 and folded[item.start - 1] in OBLIQUE

    def turn(self, start: int, end: int) -> None:
        """Read the clause of items `start`–`end` for a new topic."""
        items, codes = self._stream.items, self._stream.codes
        depth = 0
        for i in range(start, end):
            code = codes[i]
            if code == "(":
                depth += 1
            elif code == ")":
                depth -= 1
            elif code == "E" and depth <= 0 and self.eligible(items[i], "company"):
                self.topic = self.thing(items[i])
                return

    def subject(self, start: int, end: int, metric: Metric) -> int | None:
        """The subject of a number whose metric ends the items `start`–`end` of its clause."""
        items, codes = self._stream.items, self._stream.codes
        about = metric.about
        named = [i for i in range(start, end) if codes[i] == "E" and self.eligible(items[i], about)]
        if about == "market":
            named = [i for i in named if self.found(items[i]).type != "organization"] or named
        if metric.id in INTO:
            into = [
                i for i in range(start, end)
                if codes[i] == "E" and self.oblique(items[i]) and self.found(items[i]).type == "company"
            ]  # fmt: skip
            if into:
                return self.thing(items[into[-1]])
        if named:
            outside = [i for i in named if codes[i - 1] != "("] or named
            return self.thing(items[outside[-1]])
        if about == "place":
            return None
        return self.topic if self.topic is not None else self.main

    def period(self, dated: Dated | None, metric: Metric) -> Interval | None:
        """The period that a metric has under the date in force: a stock stands at its last day."""
        if dated is None or dated.interval is None:
            return None
        start, end = dated.interval
        if metric.is_ == "stock":
            return Interval(end, end)
        return dated.interval

    def dates(self, start: int, end: int) -> list[int]:
        """Items of the dates in `start`–`end` that can be periods: no comparisons (较上季末), no bare reference."""
        items, codes, folded = self._stream.items, self._stream.codes, self._document.text.folded
        kept = []
        for i in range(start, end):
            if codes[i] != "D" or (i and codes[i - 1] == "b" and items[i - 1].end == items[i].start):
                continue
            value = self.found(items[i]).value
            assert isinstance(value, DateInterval)
            if value.timex != "PAST_REF" and not folded.startswith(("起", "成立", "生效"), items[i].end):
                kept.append(i)
        return kept

    def interval(self, item: int) -> Interval | None:
        """The days a date item says."""
        value = self.found(self._stream.items[item]).value
        assert isinstance(value, DateInterval)
        return Interval(value.start, value.end) if value.start and value.end else None

    def grain(self, item: int) -> str:
        """The grain of a date item."""
        value = self.found(self._stream.items[item]).value
        assert isinstance(value, DateInterval)
        return value.grain


def years(interval: Interval) -> list[Interval]:
    """The calendar years of an interval that is made of whole ones, else nothing."""
    start, end = interval
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return []
    return [Interval(date(year, 1, 1), date(year, 12, 31)) for year in range(start.year, end.year + 1)]


def _main_company(document: Document) -> int | None:
    """The company that the article names most, and first of those."""
    best, most = None, 0
    for index, thing in enumerate(document.things):
        if thing.type == "company" and not thing.name.endswith(OUTLETS) and len(thing.mentions) > most:
            best, most = index, len(thing.mentions)
    return best


def _listed(document: Document) -> frozenset[int]:
    """Names of a list that only stands for its number: A、B等14家机构."""
    text, found = document.text.folded, document.found
    listed: set[int] = set()
    chain: list[int] = []
    end = -1
    for index, mention in enumerate(found):
        if mention.kind != "entity":
            continue
        between = text[end : mention.start] if end >= 0 else ""
        if not (chain and len(between) <= 6 and between[:1] in "、及和与"):
            chain = []
        chain.append(index)
        end = mention.end
        if text.startswith("等", end) and index + 1 < len(found) and found[index + 1].kind == "count":
            listed.update(chain)
    return frozenset(listed)


def _speaker_items(document: Document, sayings: "list[Saying]") -> frozenset[int]:
    """Mentions of those who only say what others did: brokers, agencies, people."""
    spoken = set()
    for index, found in enumerate(document.found):
        if found.kind != "entity" or found.entity is None:
            continue
        thing = document.things[found.entity]
        for saying in sayings:
            if (
                saying.speaker == found.entity
                and saying.start - 40 <= found.start < saying.start
                and (thing.type in ("organization", "person") or thing.name.endswith(OUTLETS))
            ):
                spoken.add(index)
    return frozenset(spoken)
