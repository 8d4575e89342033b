"""The cast: who an article is about, and who in it only reports, or only stands for a number."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.document import Document, Saying
from extractor.facts.words import outlets

# A place named so often is what a text of macro figures is about.
HOME = 3
LONGEST_BETWEEN = 6
BREAKS = re.compile(r"[，。；：,;:\n的]")
COUNTED_LIST = re.compile(r"等(?:近|逾|超|约|超过|共|合计|在内)?[的\d多数几十百一二三四五六七八九两]")


def home_place(document: Document) -> int | None:
    """The place that the article is about: the one it names most, and often."""
    most, times = None, HOME - 1
    for index, thing in enumerate(document.things):
        if thing.type == "place" and len(thing.mentions) > times:
            most, times = index, len(thing.mentions)
    return most


def name_of(document: Document, thing: int) -> str:
    """A Thing's name as the rules see it, folded."""
    mentions = document.things[thing].mentions
    if not mentions:
        return document.things[thing].name
    first = document.found[mentions[0]]
    return document.text.folded[first.start : first.end]


def main_company(document: Document) -> int | None:
    """The company that the article is about: the one it names more often than any other."""
    most: list[int] = []
    for index, thing in enumerate(document.things):
        if thing.type != "company" or name_of(document, index).endswith(outlets()):
            continue
        lead = len(document.things[most[0]].mentions) if most else 0
        if len(thing.mentions) > lead:
            most = [index]
        elif len(thing.mentions) == lead:
            most.append(index)
    return most[0] if len(most) == 1 and _runs_through(document, most[0]) else None


def _runs_through(document: Document, thing: int) -> bool:
    """Whether a company is named in half of the paragraphs that name companies: a digest has none."""
    paragraph = document.layout.paragraphs
    named = {bisect_right(paragraph, found.start) for found in document.found if found.type == "company"}
    own = {bisect_right(paragraph, document.found[index].start) for index in document.things[thing].mentions}
    return 2 * len(own) >= len(named)


def listed_mentions(document: Document) -> frozenset[int]:
    """Names of a list that only stands for its number: A、B等14家机构."""
    text, found = document.text.folded, document.found
    ends = [match.start() for match in COUNTED_LIST.finditer(text)]
    if not ends:
        return frozenset()
    starts = [mention.start for mention in found]
    listed: set[int] = set()
    for edge in ends:
        last = bisect_left(starts, edge) - 1
        end = edge
        while last >= 0 and found[last].kind == "entity" and _joined(text[found[last].end : end]):
            listed.add(last)
            end = found[last].start
            last -= 1
    return frozenset(listed)


def _joined(between: str) -> bool:
    """Whether a list goes on over what stands between two of its names, or its last name and 等."""
    return len(between) <= LONGEST_BETWEEN and not BREAKS.search(between)


def speaker_mentions(document: Document, sayings: Sequence[Saying]) -> frozenset[int]:
    """Mentions of those who only say what others did: brokers, agencies, people."""
    spoken = set()
    for saying in sayings:
        if saying.speaker is None:
            continue
        thing = document.things[saying.speaker]
        reports = thing.type in ("organization", "person") or name_of(document, saying.speaker).endswith(
            outlets()
        )
        if not reports:
            continue
        for index in thing.mentions:
            if saying.start - 40 <= document.found[index].start < saying.start:
                spoken.add(index)
    return frozenset(spoken)
