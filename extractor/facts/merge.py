"""Merging: the same fact stated twice is one Statement with two pieces of evidence."""

from collections.abc import Hashable, Iterable
from itertools import chain

from extractor.document import Statement
from extractor.facts.metrics import metrics


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """Join the statements that say the same, in the order of their first evidence."""
    alike: dict[Hashable, list[Statement]] = {}
    for statement in statements:
        alike.setdefault(_key(statement), []).append(statement)
    return [_joined(group) for group in alike.values()]


def _joined(group: list[Statement]) -> Statement:
    first = group[0]
    if len(group) == 1:
        return first
    return first._replace(
        evidence=tuple(dict.fromkeys(chain.from_iterable(each.evidence for each in group))),
        values=tuple(chain.from_iterable(each.values for each in group)),
    )


def _key(statement: Statement) -> Hashable:
    value = statement.value
    metric = metrics().get(statement.metric)
    # A deal's terms are the same whenever they are told again.
    deal = metric is not None and metric.is_ == "deal"
    return (
        statement.subject,
        statement.qualifiers.get("subject_text"),
        statement.qualifiers.get("segment_text"),
        None if deal or statement.period else statement.qualifiers.get("period_basis"),
        statement.metric,
        statement.measure,
        value.kind,
        value.low,
        value.high,
        value.mod,
        getattr(value, "currency", None),
        getattr(value, "unit", None),
        None if deal else statement.period,
        statement.modality,
    )
