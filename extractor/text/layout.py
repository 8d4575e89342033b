"""Layout: paragraphs, sentences and clauses, and the sections that headings open."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.text.headings import Heading, read_headings


class Layout(NamedTuple):
    """Spans in folded offsets, in text order, each a flat sequence of boundaries.

    `paragraphs`, `sentences` and `clauses` hold the spans' starts; a span ends where the next one starts,
    the last one at `length`. Paragraphs end at line breaks, sentences after 。！？ as well, clauses after
    ，；： too, whichever their width. What closes a quotation or a bracket, and the white space after a
    boundary, belong to the span that ends there.
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


LINE = r"(?<=\n)\s*"
STOP = (
    r"(?:(?<=[。！？!?])[。！？!?]*[”’」』）)】]*"
    r"|(?<=[\u4e00-\u9fff]\.)(?=\s)"  # an ASCII full stop, but not the point of 3.5 or of J.P.
    r")\s*"
)
COMMA = (
    r"(?:(?<=[，；：;])"
    r"|(?<=,)(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))"  # not inside 1,692,295
    r"|(?<=:)(?:(?<![0-9]:)|(?![0-9]))"  # nor in 10:30
    r")[”’」』]*\s*"
)
PARAGRAPH_END = re.compile(rf"\n{LINE}")
SENTENCE_END = re.compile(rf"[。！？!?.\n](?:{LINE}|{STOP})")
CLAUSE_END = re.compile(rf"[。！？!?.\n，；：;,:](?:{LINE}|{STOP}|{COMMA})")


def read_layout(text: str) -> Layout:
    """Read the layout of a folded text."""
    paragraphs = _starts(text, PARAGRAPH_END)
    return Layout(
        len(text),
        paragraphs,
        _starts(text, SENTENCE_END),
        _starts(text, CLAUSE_END),
        read_headings(text, paragraphs),
    )


def _starts(text: str, end: "re.Pattern[str]") -> list[int]:
    starts = [0, *(match.end() for match in end.finditer(text))]
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    return starts
