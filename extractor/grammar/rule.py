"""A rule: a pattern, what it means, and the sentences that prove it.

An example is a sentence with the span marked, ``"拟回购⟦3亿5千万元⟧股份"``, so that it tests the edges
too. `reads` maps each to what the marked spans say, in order; `leaves` are sentences in which the rule must
read nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Read_co = TypeVar("Read_co", bound=Callable[..., object], covariant=True)

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Rule(Generic[Read_co]):
    """One rule. `pattern` is a regular expression whose ``{slot}`` names stand for lexicon fragments.

    `name` is ``kind.what_it_reads``; it is what `explain` prints and what tests are named by.
    """

    name: str
    pattern: str
    read: Read_co
    reads: Mapping[str, object]
    leaves: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.reads:
            raise ValueError(f"rule {self.name}: give it at least one sentence that it reads")


def marked(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks out of an example: its plain sentence, and the spans that were marked.

    Raises ValueError when the marks do not pair up.
    """
    text, spans, opened = "", [], None
    for char in example:
        if char == OPEN and opened is None:
            opened = len(text)
        elif char == CLOSE and opened is not None:
            spans.append((opened, len(text)))
            opened = None
        elif char in (OPEN, CLOSE):
            raise ValueError(f"marks do not pair up in {example!r}")
        else:
            text += char
    if opened is not None:
        raise ValueError(f"marks do not pair up in {example!r}")
    return text, tuple(spans)
