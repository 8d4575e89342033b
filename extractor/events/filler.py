"""What fills a role of an event, and where it was found."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor.document import MentionRef, RoleValue, ThingRef

ELSEWHERE = ("announcer", "subject", "previous", "about")
"""Stand in the place of a pattern where none has found the filler."""


class Filler(NamedTuple):
    """What fills a role, where it stands in the folded text, and the pattern that found it.

    `values` are its references and `mentions` the mentions behind them; words of the text are a `literal`.
    """

    values: tuple[ThingRef | MentionRef, ...]
    mentions: tuple[int, ...]
    start: int
    end: int
    pattern: str
    is_list: bool = False
    literal: str | None = None

    @property
    def value(self) -> RoleValue:
        """What the role holds."""
        if self.literal is not None:
            return self.literal
        return self.values if self.is_list else self.values[0]

    def each(self) -> "Iterator[Filler]":
        """One filler for each of the list."""
        for value, mention in zip(self.values, self.mentions, strict=True):
            yield self._replace(values=(value,), mentions=(mention,), is_list=False)

    def extended(self, other: "Filler") -> "Filler":
        """The list with what the other has beside it."""
        new = [i for i, value in enumerate(other.values) if value not in self.values]
        return self._replace(
            values=(*self.values, *(other.values[i] for i in new)),
            mentions=(*self.mentions, *(other.mentions[i] for i in new)),
        )

    @property
    def stated_here(self) -> bool:
        """Whether the event's own clauses state it, not the sentence around them or the article."""
        return self.pattern not in ELSEWHERE and not self.pattern.startswith("^")
