"""Lists: values that share one reading, joined by 、 和 及 (5740万元、1.245亿元和3.124亿元)."""

import re

from extractor.document import Document
from extractor.facts.items import Stream

JOINED = re.compile(
    r"[^，。；,;()（）]{0,8}(?:[、及和与或/]|以及)(?:超过|超|逾|约|近|不超过|不低于|不足)?\s*"
)


def run_from(head: int, stream: Stream, document: Document) -> list[int]:
    """Items of the values of the list that begins at item `head`; a single value is a list of one."""
    items, codes = stream
    members = [head]
    while codes.startswith(codes[head], members[-1] + 1):
        last, following = items[members[-1]], items[members[-1] + 1]
        if not JOINED.fullmatch(document.text.folded, last.end, following.start):
            break
        members.append(members[-1] + 1)
    return members
