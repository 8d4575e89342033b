"""Who announces what a passage tells, and when: the house and the date before 公告, 公布, 讯.

An article of one announcement has it at its head; in a digest each paragraph has its own (星河科技：…).
"""

import re
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from extractor.document import Document
from extractor.events.sketch import COMPANY, DATE, ORGANIZATION, Sketch

HOUSE = COMPANY + ORGANIZATION
HEAD = 14
"""Sentences at the head of an article in which its announcement is looked for."""

DIGEST = 3
"""Paragraphs with a company for a label that make an article a digest."""

TIME_OF_DAY = "(?:晚间|午间|早间|晚|盘后|傍晚|上午|下午|凌晨|收盘后)?"
ANNOUNCES = "(?:发布|公布|公告|披露|宣布|通告)"
ANY = re.compile("发布|公布|公告|披露|宣布|通告|[|]|讯|消息|获悉|日电|(?<![^\n]).{0,16}?[:：]")
LABEL = f"^[^。，\\n]{{0,12}}?([{COMPANY}])[:：]"
WHO = re.compile(
    f"(?:{LABEL}|(?<!股东)([{HOUSE}])(?:[^。，,；;：“”\\n{HOUSE}]{{0,14}}?{ANNOUNCES}|关于[^。\\n]{{0,50}}公告))"
)
WHEN = re.compile(
    f"([{DATE}]){TIME_OF_DAY}(?:[^。，,；;\\n{DATE}]{{0,8}}?(?:{ANNOUNCES}|[|]|讯|消息|电(?![^讯，,]))"
    f"|[,，]?[^。，,；;\\n{DATE}]{{0,30}}?(?:{ANNOUNCES}|获悉))"
)


class Announcement(NamedTuple):
    """The mentions (indices into `Document.found`) of the announcing house and of the date, where said."""

    who: int | None
    when: int | None


class Announcements:
    """The announcements of a document; `sketch` draws a sentence of it."""

    def __init__(self, document: Document, sketch: Callable[[int, int], Sketch]) -> None:
        self._document = document
        self._sketch = sketch
        self._head: Announcement | None = None
        self._at: dict[int, Announcement] = {}

    def at(self, offset: int) -> Announcement:
        """The announcement that the paragraph at an offset belongs to."""
        start, end = self._document.layout.paragraph(offset)
        if start not in self._at:
            own = self._read(start, end)
            head = self.head()
            self._at[start] = Announcement(
                head.who if own.who is None else own.who, head.when if own.when is None else own.when
            )
        return self._at[start]

    def head(self) -> Announcement:
        """The announcement at the head of the article; a digest has none."""
        if self._head is None:
            sentences = self._document.layout.sentences
            end = sentences[HEAD] if len(sentences) > HEAD else self._document.layout.length
            who, when = self._read(0, end)
            self._head = (
                Announcement(None, None)
                if self.is_digest
                else Announcement(who, _signed_on(self._document) if when is None else when)
            )
        return self._head

    def _read(self, start: int, end: int) -> Announcement:
        """Who and when in a stretch; a date counts in the sentence of who announces, or next to it."""
        layout, text = self._document.layout, self._document.text.folded
        who: int | None = None
        when: int | None = None
        left = -1
        while start < end and left != 0:
            low, start = layout.sentence(start)
            left -= 1
            if not ANY.search(text, low, start):
                continue
            sentence = self._sketch(low, start)
            if who is None and (match := WHO.search(sentence.text)):
                who, left = sentence.mention(match.start(match.lastindex or 0)), 1
            if when is None and (match := WHEN.search(sentence.text)):
                when = sentence.mention(match.start(1))
        return Announcement(who, when)

    @cached_property
    def is_digest(self) -> bool:
        """Whether several paragraphs have a company for their label."""
        paragraphs, found = self._document.layout.paragraphs, self._document.found
        text = self._document.text.folded
        labels = 0
        at = 0
        for start, _ in pairwise((*paragraphs, self._document.layout.length)):
            while at < len(found) and found[at].start < start:
                at += 1
            if at < len(found) and found[at].type == "company" and found[at].start <= start + 12:
                labels += text.startswith(("：", ":"), found[at].end)
        return labels >= DIGEST


def _signed_on(document: Document) -> int | None:
    """The date that stands alone on one of the last lines, as below a formal announcement."""
    for index in range(len(document.found) - 1, -1, -1):
        found = document.found[index]
        if found.kind == "date":
            line = document.text.folded[slice(*document.layout.paragraph(found.start))]
            return index if len(line.strip()) == found.end - found.start else None
    return None
