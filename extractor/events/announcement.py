"""Who announced what an article tells, and when: the house and the date before 公告, 公布, 讯."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from extractor.document import Document
from extractor.events.sketch import COMPANY, DATE, ORGANIZATION, Sketch

HOUSE = COMPANY + ORGANIZATION
LOOKED_AT = 14
"""Sentences at the head of an article in which its announcement is looked for."""

TIME_OF_DAY = "(?:晚间|午间|早间|晚|盘后|傍晚|上午|下午|凌晨|收盘后)?"
ANNOUNCES = "(?:发布|公布|公告|披露|宣布|通告)"
ANY = re.compile("发布|公布|公告|披露|宣布|通告|[|]|讯|消息|获悉|日电")
WHO = re.compile(f"([{HOUSE}])(?:[^。，,；;：“”\\n{HOUSE}]{{0,14}}?{ANNOUNCES}|关于[^。\\n]{{0,50}}公告)")
WHEN = re.compile(
    f"([{DATE}]){TIME_OF_DAY}(?:[^。，,；;\\n{DATE}]{{0,8}}?(?:{ANNOUNCES}|[|]|讯|消息|电(?![^讯，,]))"
    f"|[,，]?[^。，,；;\\n{DATE}]{{0,30}}?(?:{ANNOUNCES}|获悉))"
)


class Announcement(NamedTuple):
    """The mentions (indices into `Document.found`) of the announcing house and of the date, where said."""

    who: int | None
    when: int | None


def read_announcement(document: Document, sketch: Callable[[int, int], Sketch]) -> Announcement:
    """Read the announcement from the head of an article; `sketch` draws a sentence of it."""
    who: int | None = None
    when: int | None = None
    reach = LOOKED_AT
    sentences = document.layout.sentences
    for index, (start, end) in enumerate(pairwise((*sentences[: LOOKED_AT + 1], document.layout.length))):
        if index > reach:
            break
        if not ANY.search(document.text.folded, start, end):
            continue
        sentence = sketch(start, end)
        if who is None and (match := WHO.search(sentence.text)):
            who = sentence.mention(match.start(1))
            reach = index + 1
        if when is None and (match := WHEN.search(sentence.text)):
            when = sentence.mention(match.start(1))
        if who is not None and when is not None:
            break
    return Announcement(who, _signed_on(document) if when is None else when)


def _signed_on(document: Document) -> int | None:
    """The date that stands alone on one of the last lines, as below a formal announcement."""
    for index in range(len(document.found) - 1, -1, -1):
        found = document.found[index]
        if found.kind == "date":
            line = document.text.folded[slice(*document.layout.paragraph(found.start))]
            return index if len(line.strip()) == found.end - found.start else None
    return None
