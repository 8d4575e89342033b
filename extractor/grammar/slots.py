"""Slots: the ``{names}`` of a pattern, and the words or fragments that stand for them."""

import re
from collections.abc import Iterable, Mapping

from extractor.grammar.lexicon import alternation

SLOT = re.compile(r"\{([a-z_]+)\}")


def fill(pattern: str, slots: Mapping[str, str]) -> str:
    """Put each slot's fragment in place of its ``{name}``, as a group of that name.

    A name used again (``{number}至{number}``) gets a number: `number`, `number_2`. Counted repeats
    (``{4}``) are left as they are. Raises KeyError for a slot that nothing fills.
    """
    seen: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?P<{label}>{slots[name]})"

    return SLOT.sub(group, pattern)


class Slots:
    """The slots of one grammar: `words` are lists of surface forms, `fragments` regular expressions.

    A word may say what must not follow it: ``{"家": "庭居"}`` is 家 but not in 家庭.
    """

    def __init__(self, *, words: Mapping[str, Mapping[str, str]], fragments: Mapping[str, str]) -> None:
        self._words = words
        self._fragments = dict(fragments)
        self._all = {
            **self._fragments,
            **{name: _alternation(forms.items()) for name, forms in words.items()},
        }

    def fill(self, pattern: str) -> str:
        """`pattern` with every slot in place."""
        return fill(pattern, self._all)

    def first_characters(self, pattern: str) -> frozenset[str]:
        """The characters a match of `pattern` can begin with: its first slot's words, or a literal."""
        slot = SLOT.match(pattern)
        if slot is None:
            return frozenset(pattern[:1])
        return frozenset(form[0] for form in self._words[slot[1]])

    def last_characters(self, pattern: str) -> frozenset[str]:
        """The characters a match of `pattern` can end with, when it ends in a slot of words."""
        *_, slot = SLOT.finditer(pattern)
        return frozenset(form[-1] for form in self._words[slot[1]])

    def fill_from(self, pattern: str, char: str) -> str:
        """`pattern` with its first slot kept to the words that begin with `char`, quick to match there."""
        slot = SLOT.match(pattern)
        if slot is None:
            return self.fill(pattern)
        narrow = _alternation((form, bar) for form, bar in self._words[slot[1]].items() if form[0] == char)
        return fill(pattern, {**self._all, slot[1]: narrow})


def _alternation(forms: Iterable[tuple[str, str]]) -> str:
    """Alternatives, the longest first, each with what must not follow it."""
    ordered = sorted(forms, key=lambda form: -len(form[0]))
    if not any(bar for _, bar in ordered):
        return alternation([form for form, _ in ordered])
    return "|".join(re.escape(form) + (f"(?!{bar})" if bar else "") for form, bar in ordered)
