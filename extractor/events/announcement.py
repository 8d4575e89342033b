"""Who announced what an article tells, and when: the house and the date before 公告, 公布, 讯."""

import re
from typing import NamedTuple

from extractor.document import Document
from extractor.events.sketch import COMPANY, DATE, ORGANIZATION, draw

HOUSE = COMPANY + ORGANIZATION
LOOKED_AT = 14
"""Sentences at the head of an article in which its announcement is looked for."""

TIME_OF_DAY = "(?:晚间|午间|早间|晚|盘后|傍晚|上午|下午|凌晨|收盘后)?"
ANNOUNCES = "(?:发布|公布|公告|披露|宣布|通告)"
ANY = re.compile("发布|公布|公告|披露|宣布|通告|丨|讯|消息|获悉|电")
WHO = re.compile(f"([{HOUSE}])[^。，,；;：“”\\n{HOUSE}]{{0,14}}?{ANNOUNCES}")
WHEN = re.compile(
    f"([{DATE}]){TIME_OF_DAY}(?:[^。，,；;\\n]{{0,8}}?(?:{ANNOUNCES}|丨|[|]|讯|消息|电(?![^讯，,]))"
    f"|[,，]?[^。，,；;\\n]{{0,30}}?(?:{ANNOUNCES}|获悉))"
)


class Announcement(NamedTuple):
    """The mentions (indices into `Document.found`) of the announcing house and of the date, where said."""

    who: int | None
    when: int | None


def read_announcement(document: Document, mention_starts: list[int]) -> Announcement:
    """Read the announcement of an article from its head."""
    sentences = document.layout.sentences
    end = sentences[LOOKED_AT] if len(sentences) > LOOKED_AT else document.layout.length
    if not ANY.search(document.text.folded, 0, end):
        return Announcement(None, None)
    sketch = draw(document, mention_starts, 0, end)
    who, when = WHO.search(sketch.text), WHEN.search(sketch.text)
    return Announcement(
        sketch.found[who.start(1)] if who else None,
        sketch.found[when.start(1)] if when else None,
    )
