"""Pairing two lists of records: one to one, each with the first that agrees."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")


class Pairing(NamedTuple, Generic[Item]):
    """What paired, and what was left over on either side, in the order given."""

    pairs: list[tuple[Item, Item]]
    left: list[Item]
    right: list[Item]


def pair(left: Sequence[Item], right: Sequence[Item], agree: Callable[[Item, Item], bool]) -> Pairing[Item]:
    """Pair each of `left` with the first free one of `right` that agrees with it."""
    pairs: list[tuple[Item, Item]] = []
    alone: list[Item] = []
    free = list(right)
    for one in left:
        found = next((index for index, other in enumerate(free) if agree(one, other)), None)
        if found is None:
            alone.append(one)
        else:
            pairs.append((one, free.pop(found)))
    return Pairing(pairs, alone, free)
