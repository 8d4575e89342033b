"""Lists: values that share one reading, joined by 、 和 及 (5740万元、1.245亿元和3.124亿元)."""

import re

from extractor.document import Document
from extractor.facts.items import Stream

JOINED = re.compile(
    r"[^，。；,;()（）]{0,8}(?:[、及和与或/且]|以及)(?:超过|超|逾|约|近|不超过|不低于|不高于|不少于|不多于|不足)?\s*"
)

# A list whose members have their own verbs: 分别增长45%、下降8%.
TURNED = re.compile(r"[、和及][^，。；,;、]{1,4}")


def run_from(head: int, stream: Stream, document: Document) -> list[int]:
    """Items of the values of the list that begins at item `head`; a single value is a list of one."""
    items, codes = stream
    members = [head]
    text = document.text.folded
    while True:
        following = members[-1] + 1
        verb = codes[following : following + 1] in ("u", "d")
        following += verb
        if not codes.startswith(codes[head], following):
            return members
        joined = TURNED if verb else JOINED
        if not joined.fullmatch(text, items[members[-1]].end, items[following].start):
            return members
        members.append(following)
