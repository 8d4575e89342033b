"""Merging: the same fact stated twice is one Statement with two pieces of evidence."""

from collections.abc import Hashable, Iterable

from extractor.document import Statement
from extractor.facts.metrics import metrics


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """Join the statements that say the same, in the order of their first evidence."""
    merged: list[Statement] = []
    alike: dict[Hashable, list[int]] = {}
    for statement in statements:
        places = alike.setdefault((statement.metric, statement.measure, statement.value.low), [])
        for place in places:
            first = merged[place]
            if _key(first) == _key(statement):
                merged[place] = first._replace(
                    evidence=tuple(dict.fromkeys(first.evidence + statement.evidence)),
                    values=first.values + statement.values,
                )
                break
        else:
            places.append(len(merged))
            merged.append(statement)
    return merged


def _key(statement: Statement) -> Hashable:
    value = statement.value
    metric = metrics().get(statement.metric)
    # A deal's terms are the same whenever they are told again.
    deal = metric is not None and metric.is_ == "deal"
    return (
        statement.subject,
        statement.qualifiers.get("subject_text"),
        statement.qualifiers.get("segment_text"),
        None if deal else statement.qualifiers.get("period_basis"),
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
