"""Finding many words at once: an Aho–Corasick automaton over surface forms, with what each stands for."""

from collections.abc import Iterable
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

P = TypeVar("P")


class Hit(NamedTuple, Generic[P]):
    """A word found at `start`–`end`, and what it stands for."""

    start: int
    end: int
    means: P


class Words(Generic[P]):
    """Surface forms and what they mean; `find` gives the leftmost longest, never overlapping."""

    def __init__(self, forms: Iterable[tuple[str, P]]) -> None:
        surfaces: list[str] = []
        self._means: list[P] = []
        for form, means in forms:
            surfaces.append(form)
            self._means.append(means)
        self._automaton = AhoCorasick(
            surfaces,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, text: str) -> list[Hit[P]]:
        """Every word of `text`, in text order."""
        means = self._means
        hit = partial(tuple.__new__, Hit)  # half the time of calling the class
        return [
            hit((start, end, means[index]))
            for index, start, end in self._automaton.find_matches_as_indexes(text)
        ]
