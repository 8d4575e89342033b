"""Lists: values that share one reading, joined by 、 和 及 (5740万元、1.245亿元和3.124亿元)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.document import Document
from extractor.facts.items import VALUES, Stream

JOINED = re.compile(r"[^，。；,;()（）]{0,8}(?:[、及和与或/]|以及|/)(?:超过|超|逾|约|近|不超过|不低于|不足)?\s*")


class Run(NamedTuple):
    """Items of the values of one list, in text order; a single value is a run of one."""

    members: tuple[int, ...]

    @property
    def head(self) -> int:
        """The first value."""
        return self.members[0]


def read_runs(stream: Stream, document: Document, start: int, end: int) -> Iterator[Run]:
    """The values among the items `start`–`end`, grouped into lists."""
    items, codes, text = stream.items, stream.codes, document.text.folded
    members: list[int] = []
    for index in range(start, end):
        code = codes[index]
        if code not in VALUES:
            continue
        if members and index == members[-1] + 1 and code == codes[members[-1]] and JOINED.fullmatch(
            text, items[members[-1]].end, items[index].start
        ):  # fmt: skip
            members.append(index)
            continue
        if members:
            yield Run(tuple(members))
        members = [index]
    if members:
        yield Run(tuple(members))
