"""What two readings of one article do not share, record by record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.evaluation.annotated import Annotated, Json
from corpus.evaluation.aspects import ASPECTS, Aspect
from corpus.evaluation.pairing import Pairing, pair

NO_RULE = "(no rule named)"


@dataclass(frozen=True, slots=True)
class Difference:
    """A record of the left reading that the right one lacks, one that only the right has, or two that differ.

    In an evaluation left is gold and right the prediction: a miss, an extra, a wrong reading. In a diff left
    is the run before: lost, added, changed.
    """

    aspect: str
    left_article: Annotated
    right_article: Annotated
    left: Json | None
    right: Json | None

    @property
    def rule(self) -> str:
        """The rule behind it: that of the right record, where there is one, else of the left."""
        record = self.right or self.left or {}
        return record.get("rule") or NO_RULE

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands in the text: the mention, the passage, or the evidence."""
        record = self.left or self.right or {}
        stretches = [record] if "start" in record else record.get("evidence") or ()
        return tuple((stretch["start"], stretch["end"]) for stretch in stretches)


def paired(aspect: Aspect[Any], left: Annotated, right: Annotated) -> Pairing[Any]:
    """The records of one aspect that agree strictly, and those that do not."""
    return pair(aspect.items(left), aspect.items(right), aspect.strict)


def differences(left: Annotated, right: Annotated) -> Iterator[Difference]:
    """Everything that the two do not share, of the lists of records that both have."""
    for aspect in ASPECTS:
        if aspect.records in left.lists and aspect.records in right.lists:
            yield from unshared(aspect, paired(aspect, left, right), left, right)


def unshared(
    aspect: Aspect[Any], pairing: Pairing[Any], left: Annotated, right: Annotated
) -> Iterator[Difference]:
    """The left-overs of a pairing as Differences: those meant to be the same record first, then the rest."""
    near = pair(pairing.left, pairing.right, aspect.near)
    for a, b in near.pairs:
        yield Difference(aspect.name, left, right, a.record, b.record)
    for a in near.left:
        yield Difference(aspect.name, left, right, a.record, None)
    for b in near.right:
        yield Difference(aspect.name, left, right, None, b.record)
