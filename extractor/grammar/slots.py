"""Slots: the ``{names}`` of a pattern, and the fragments that stand for them."""

import re
from collections.abc import Mapping

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
