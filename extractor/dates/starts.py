"""Where rules can start, worked out from their patterns, so that a scan tries only those that could match.

`regex` knows whether a string could be the start of a match (``partial=True``): so each pattern is asked for
the characters, and the pairs of characters, that it can start with.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import regex

DIGITS = "0123456789"
FIGURES = ("1", "6", "08", "11", "12", "90", "618", "2030")
"""Figures as dates have them (618 is a day): what may follow these may follow any."""

LONGEST = 4
LOOKBEHIND = re.compile(r"\(\?<[=!][^()]*\)")


class Starts(NamedTuple):
    """`trigger` finds the places where a pattern could start: a digit, or two characters. Which patterns, by
    index, `after_figures` tells by how many figures there are and the character that follows them, `pairs` by
    the two characters.
    """

    trigger: re.Pattern[str]
    after_figures: Sequence[Mapping[str, tuple[int, ...]]]
    pairs: Mapping[str, tuple[int, ...]]


def starts_of(patterns: Sequence[str]) -> Starts:
    """Work out where any of the patterns can start."""
    after_figures: list[dict[str, list[int]]] = [{} for _ in range(LONGEST + 1)]
    pairs: dict[str, list[int]] = {}
    for index, pattern in enumerate(patterns):
        plain = LOOKBEHIND.sub("", pattern)
        could = regex.compile(plain)
        chars = set(plain)
        firsts = [char for char in chars.union(DIGITS) if could.match(char, partial=True)]
        for first in firsts:
            if first not in DIGITS:
                for char in chars.union(DIGITS):
                    if could.match(first + char, partial=True):
                        pairs.setdefault(first + char, []).append(index)
        for figure in FIGURES:
            if figure[0] in firsts:
                after = after_figures[len(figure)]
                for char in chars.difference(DIGITS):
                    indices = after.setdefault(char, [])
                    if index not in indices and could.match(figure + char, partial=True):
                        indices.append(index)
    following = {char for after in after_figures for char, indices in after.items() if indices}
    return Starts(_trigger(pairs, following), [_fixed(after) for after in after_figures], _fixed(pairs))


def _fixed(table: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(indices) for key, indices in table.items() if indices}


def _trigger(pairs: Collection[str], following: Collection[str]) -> re.Pattern[str]:
    """A pattern that begins with one class of characters, which is what makes a scan fast. It ends on the
    last figure, or the first of the two characters.
    """
    first = re.escape("".join(sorted({pair[0] for pair in pairs})))
    second = re.escape("".join(sorted({pair[1] for pair in pairs})))
    after = re.escape("".join(sorted(following)))
    return re.compile(
        f"[0-9{first}](?:(?<=[0-9])(?<![0-9][0-9])[0-9]{{0,{LONGEST - 1}}}(?=[{after}])"
        f"|(?<=[{first}])(?=[{second}]))"
    )
