"""Cues: the words around a date that tell how to take it (将于, 较, 成立于, 截至)."""

import re
from functools import cache
from typing import Literal, NamedTuple

from extractor.grammar.lexicon import Row, alternation, load_rows

NEAR = 12
"""Characters of its clause within which a word before a date bears on it."""

IN_CLAUSE = r"[^，。；！？,;!?\n]"


class CueRow(Row):
    """Words of one role, that stand before a date or after it."""

    role: Literal["ahead", "compared", "history", "up_to", "report", "that_day", "hong_kong"]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Cues(NamedTuple):
    """The cues as they are looked for; `leads` are the last characters of those right before a date."""

    ahead_before: re.Pattern[str]
    ahead_after: re.Pattern[str]
    compared_before: tuple[str, ...]
    compared_after: tuple[str, ...]
    history: tuple[str, ...]
    up_to: tuple[str, ...]
    report: tuple[str, ...]
    that_day: tuple[str, ...]
    hong_kong: re.Pattern[str]
    leads: frozenset[str]

    def looks_ahead(self, text: str, at: int) -> bool:
        """Whether the words around a date that starts at `at` speak of the future."""
        before = self.ahead_before.search(text, max(0, at - NEAR - 4), at)
        return before is not None or self.ahead_after.match(text, at) is not None

    def is_compared(self, text: str, start: int, end: int) -> bool:
        """Whether a date only stands for what something is compared with (较2024年末, 2015年以来最高)."""
        if start and text[start - 1] in self.leads and text.endswith(self.compared_before, 0, start):
            return True
        return text.startswith(self.compared_after, end)

    def is_history(self, text: str, start: int) -> bool:
        """Whether a date is one of a company's past, told by the way (成立于2018年)."""
        return start > 0 and text[start - 1] in self.leads and text.endswith(self.history, 0, start)

    def is_up_to(self, text: str, start: int) -> bool:
        """Whether a date follows 截至."""
        return start > 0 and text[start - 1] in self.leads and text.endswith(self.up_to, 0, start)


@cache
def cues() -> Cues:
    """Read ``date_cues.toml``."""
    rows = {row.role: row for row in load_rows("date_cues.toml", "cue", CueRow)}
    right_before = [form for role in ("compared", "history", "up_to") for form in rows[role].before]
    return Cues(
        re.compile(f"(?:{alternation(rows['ahead'].before)}){IN_CLAUSE}{{0,{NEAR}}}$"),
        re.compile(f"{IN_CLAUSE}{{2,10}}?(?:{alternation(rows['ahead'].after)})"),
        rows["compared"].before,
        rows["compared"].after,
        rows["history"].before,
        rows["up_to"].before,
        rows["report"].after,
        rows["that_day"].after,
        re.compile(alternation(rows["hong_kong"].after)),
        frozenset(form[-1] for form in right_before),
    )
