"""Layout: paragraphs, sentences and clauses, and the sections that headings open."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading line and the stretch of text it stands over (`start`–`end`, heading included)."""

    title: str
    start: int
    end: int


class Layout(NamedTuple):
    """Spans in folded offsets, in text order, each a flat sequence of boundaries.

    `paragraphs`, `sentences` and `clauses` hold the spans' starts; a span ends where the next one starts,
    the last one at `length`. Sentences end after 。！？ and line breaks, clauses after ，；： as well.
    """

    length: int
    paragraphs: Sequence[int]
    sentences: Sequence[int]
    clauses: Sequence[int]
    headings: Sequence[Heading]

    def paragraph(self, at: int) -> tuple[int, int]:
        """The paragraph that `at` stands in."""
        return self._span(self.paragraphs, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that `at` stands in."""
        return self._span(self.sentences, at)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that `at` stands in."""
        return self._span(self.clauses, at)

    def _span(self, starts: Sequence[int], at: int) -> tuple[int, int]:
        i = bisect_right(starts, at) - 1
        return starts[i], starts[i + 1] if i + 1 < len(starts) else self.length


SENTENCE_END = re.compile(r"[。！？!?][”’」』\"）)]*|\n")
CLAUSE_END = re.compile(r"[，；：。！？!?;\n]|,(?!\d{3}(?!\d))|:(?!\d)")


def read_layout(text: str) -> Layout:
    """Read the layout of a folded text."""
    paragraphs = _starts(text, re.compile(r"\n"))
    return Layout(len(text), paragraphs, _starts(text, SENTENCE_END), _starts(text, CLAUSE_END), ())


def _starts(text: str, end: "re.Pattern[str]") -> list[int]:
    starts = [0, *(match.end() for match in end.finditer(text))]
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    return starts
