"""A sentence as a sketch: every mention is one sign of its kind, every anaphor (公司, 该行) another.

So a pattern says ``{house}将…{count}…质押给{house}`` and never mentions what a name or a number looks like.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from extractor.document import Document

COMPANY, ORGANIZATION, PERSON, PRODUCT, PLACE, INDEX = (
    "\ue000",
    "\ue001",
    "\ue002",
    "\ue003",
    "\ue004",
    "\ue005",
)
MONEY, PERCENT, MULTIPLE, COUNT, DATE, DURATION = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014", "\ue015"
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
    "product": PRODUCT,
    "place": PLACE,
    "money": MONEY,
    "percent": PERCENT,
    "multiple": MULTIPLE,
    "count": COUNT,
    "date": DATE,
    "duration": DURATION,
}
"""What a slot of a pattern may hold, as the signs of a sketch."""

ALL_SIGNS = frozenset("".join(SIGNS.values()))

ANAPHORA = re.compile(
    r"(?:[该本]|上市)公司|(?<![子孙母总分属股家险金券托型关大小外])(?<!标的|目标|相关|有限)公司(?!债|法|章程|治理)|[该本]集团|该行|该券商"
)
BROKER_ANAPHORA = ("该行", "该券商")
BYLINE = re.compile(r"(?:记者|作者|编辑|撰文|采写|文)[ /:：]?$")
ASIDE = re.compile(r"[（(][^（）()\n]{0,60}[）)]")


class Sketch(NamedTuple):
    """The sketch of the text from `begin`.

    `places` are where its signs stand in `text`; each has in the folded text its span ``starts``–``ends`` and
    the offset at which plain text `resumes`. `found` gives the mention (an index into `Document.found`) that
    the sign at a place stands for, `signs` are those that occur.
    """

    text: str
    begin: int
    places: list[int]
    starts: list[int]
    ends: list[int]
    resumes: list[int]
    found: dict[int, int]
    signs: frozenset[str]

    def start(self, place: int) -> int:
        """The offset in the folded text at which `place` starts."""
        at = bisect_right(self.places, place) - 1
        if at < 0:
            return self.begin + place
        after = place - self.places[at]
        return self.resumes[at] + after - 1 if after else self.starts[at]

    def end(self, place: int) -> int:
        """The offset in the folded text at which what stands before `place` ends."""
        at = bisect_left(self.places, place) - 1
        if at < 0:
            return self.begin + place
        after = place - 1 - self.places[at]
        return self.resumes[at] + after if after else self.ends[at]

    def place(self, offset: int) -> int:
        """The place in the sketch of an offset of the folded text, or the next one where it was left out."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset - self.begin
        if offset < self.ends[at]:
            return self.places[at]
        return self.places[at] + 1 + max(offset - self.resumes[at], 0)


def draw(document: Document, mention_starts: list[int], start: int, end: int) -> Sketch:
    """The sketch of ``start``–``end`` of the folded text; brackets behind a name are left out."""
    text, mentions = document.text.folded, document.found
    drawn: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    resumes: list[int] = []
    found: dict[int, int] = {}
    anaphora = [(match.start(), match.end(), -1) for match in ANAPHORA.finditer(text, start, end)]
    first, last = bisect_left(mention_starts, start), bisect_left(mention_starts, end)
    signs = [(mentions[index].start, mentions[index].end, index) for index in range(first, last)]
    at, length = start, 0
    for low, high, index in sorted(signs + anaphora) if anaphora else signs:
        if low < at or high > end or (index >= 0 and BYLINE.search(text, max(low - 4, start), low)):
            continue
        drawn.append(text[at:low])
        length += low - at
        if index < 0:
            drawn.append(BROKER_ANAPHOR if text[low:high] in BROKER_ANAPHORA else ANAPHOR)
        else:
            mention = mentions[index]
            drawn.append(SIGN_OF[mention.type or mention.kind])
            found[length] = index
        at = high
        if index >= 0 and text.startswith(("(", "（"), high) and mentions[index].type:
            aside = ASIDE.match(text, high, end)
            at = aside.end() if aside else high
        places.append(length)
        starts.append(low)
        ends.append(high)
        resumes.append(at)
        length += 1
    drawn.append(text[at:end])
    return Sketch("".join(drawn), start, places, starts, ends, resumes, found, frozenset(drawn) & ALL_SIGNS)
