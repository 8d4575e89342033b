"""Folding: one spelling for the rules, with the way back to the text as it was read.

Full-width letters, digits and signs become half-width and Traditional characters Simplified, one for one
(OpenCC's character table, never its phrases). HTML entities, and spaces between a digit and a Chinese
character or inside a number, change the length; only then is an offset map kept.
"""

from array import array
from typing import NamedTuple


class Text(NamedTuple):
    """A text and its folded form. `starts`/`ends` give each folded character's original span, or are null
    where both have the same offsets.
    """

    original: str
    folded: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded span ``start``–``end`` (end exclusive)."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]


KEPT = frozenset("，；：！？（）～")
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in KEPT}
SPACES = {0x3000: 0x20, 0xA0: 0x20}


def fold(original: str) -> Text:
    """Fold a text as it was read."""
    return Text(original, original.translate(FULL_WIDTH | SPACES))
