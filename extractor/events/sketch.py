"""A sentence as a sketch: every mention is one sign of its kind, every anaphor (公司, 该行) another.

So a pattern says ``{house}将…{count}…质押给{house}`` and never mentions what a name or a number looks like.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from extractor.document import Document
from schemas import Money

COMPANY, ORGANIZATION, PERSON, PRODUCT, PLACE, INDEX = (
    "\ue000",
    "\ue001",
    "\ue002",
    "\ue003",
    "\ue004",
    "\ue005",
)
MONEY, PERCENT, MULTIPLE, COUNT, DATE, DURATION = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014", "\ue015"
NEGATIVE = "\ue016"
"""An amount below nothing: 净利润-1亿元."""

ANAPHOR, BROKER_ANAPHOR = "\ue020", "\ue021"

SIGN_OF = {
    "company": COMPANY,
    "organization": ORGANIZATION,
    "person": PERSON,
    "product": PRODUCT,
    "place": PLACE,
    "index": INDEX,
    "money": MONEY,
    "percent": PERCENT,
    "multiple": MULTIPLE,
    "count": COUNT,
    "date": DATE,
    "duration": DURATION,
}
SIGNS = {
    "company": COMPANY + ANAPHOR,
    "organization": ORGANIZATION,
    "house": COMPANY + ORGANIZATION + ANAPHOR,
    "broker": COMPANY + ORGANIZATION + BROKER_ANAPHOR,
    "person": PERSON,
    "party": COMPANY + ORGANIZATION + PERSON + ANAPHOR,
    "firm_or_person": COMPANY + PERSON + ANAPHOR,
    "product": PRODUCT,
    "place": PLACE,
    "money": MONEY + NEGATIVE,
    "negative": NEGATIVE,
    "percent": PERCENT,
    "multiple": MULTIPLE,
    "count": COUNT,
    "date": DATE,
    "duration": DURATION,
}
"""What a slot of a pattern may hold, as the signs of a sketch."""

ALL_SIGNS = frozenset("".join(SIGNS.values()))

ANAPHORA = re.compile(
    r"[该本]公司|[该本]集团|上市公司|该行|该券商|其(?<=给予其|维持其|重申其)"
    r"|公(?<![子孙母总分属股家险金券托型关大小外]公)(?<!标的公|目标公|相关公|有限公)司(?!债|法|章程|治理)"
)
BROKER_ANAPHORA = ("该行", "该券商")
BYLINE = re.compile(r"(?:记者|作者|编辑|撰文|采写|文)[ /:：]?$")
ASIDE = re.compile(r"[（(][^（）()\n]{0,60}[）)]")


class Mark(NamedTuple):
    """A sign of a sketch: its place, its span in the folded text, where plain text resumes behind it, and its
    mention (an index into `Document.found`), -1 for an anaphor.
    """

    place: int
    start: int
    end: int
    resumes: int
    mention: int


class Sketch(NamedTuple):
    """The sketch of the text from `begin`: its marks in order, and the signs that occur in `text`."""

    text: str
    begin: int
    marks: list[Mark]
    signs: frozenset[str]

    def start(self, place: int) -> int:
        """The offset in the folded text at which `place` starts."""
        at = bisect_left(self.marks, (place + 1,)) - 1
        if at < 0:
            return self.begin + place
        mark = self.marks[at]
        return mark.start if place == mark.place else mark.resumes + place - mark.place - 1

    def end(self, place: int) -> int:
        """The offset in the folded text at which what stands before `place` ends."""
        at = bisect_left(self.marks, (place,)) - 1
        if at < 0:
            return self.begin + place
        mark = self.marks[at]
        return mark.end if place == mark.place + 1 else mark.resumes + place - mark.place - 1

    def place(self, offset: int) -> int:
        """The place in the sketch of an offset of the folded text, or the next one where it was left out."""
        before = 0
        at = self.begin
        for mark in self.marks:
            if offset < mark.end:
                return mark.place if offset >= mark.start else before + offset - at
            before, at = mark.place + 1, mark.resumes
        return before + max(offset - at, 0)

    def mention(self, place: int) -> int:
        """The mention at a place that holds a sign, -1 for an anaphor."""
        return self.marks[bisect_left(self.marks, (place,))].mention

    def before(self, place: int) -> Iterator[Mark]:
        """The marks before a place, the nearest first."""
        for at in range(bisect_left(self.marks, (place,)) - 1, -1, -1):
            yield self.marks[at]


def draw(document: Document, mention_starts: list[int], start: int, end: int) -> Sketch:
    """The sketch of ``start``–``end`` of the folded text; brackets behind a name are left out."""
    text, mentions = document.text.folded, document.found
    first, last = bisect_left(mention_starts, start), bisect_left(mention_starts, end)
    spans = [(mentions[index].start, mentions[index].end, index) for index in range(first, last)]
    if anaphora := [(match.start(), match.end(), -1) for match in ANAPHORA.finditer(text, start, end)]:
        spans = sorted(spans + anaphora)
    drawn: list[str] = []
    marks: list[Mark] = []
    at, length = start, 0
    for low, high, index in spans:
        if low < at or high > end:
            continue
        resumes = high
        if index < 0:
            sign = BROKER_ANAPHOR if text[low:high] in BROKER_ANAPHORA else ANAPHOR
        else:
            mention = mentions[index]
            sign = SIGN_OF[mention.type or mention.kind]
            if sign == MONEY and isinstance(mention.value, Money) and mention.value.low < 0:
                sign = NEGATIVE
            if sign == PERSON and BYLINE.search(text, max(low - 4, start), low):
                continue
            if (
                mention.type
                and text.startswith(("(", "（"), high)
                and (aside := ASIDE.match(text, high, end))
            ):
                resumes = aside.end()
        length += low - at
        drawn += (text[at:low], sign)
        marks.append(Mark(length, low, high, resumes, index))
        length += 1
        at = resumes
    drawn.append(text[at:end])
    return Sketch("".join(drawn), start, marks, ALL_SIGNS.intersection(drawn))
