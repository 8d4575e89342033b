"""Merging: the same fact stated twice is one Statement with two pieces of evidence."""

from collections.abc import Hashable, Iterable

from extractor.document import Statement


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """Join the statements that say the same, in the order of their first evidence."""
    kept: dict[Hashable, Statement] = {}
    for statement in statements:
        key = _key(statement)
        first = kept.get(key)
        if first is None:
            kept[key] = statement
        elif statement.evidence[0] not in first.evidence:
            kept[key] = first._replace(
                evidence=first.evidence + statement.evidence, values=first.values + statement.values
            )
    return list(kept.values())


def _key(statement: Statement) -> Hashable:
    value = statement.value
    return (
        statement.subject,
        statement.qualifiers.get("subject_text"),
        statement.qualifiers.get("segment_text"),
        statement.qualifiers.get("period_basis"),
        statement.metric,
        statement.measure,
        value.kind,
        value.low,
        value.high,
        value.mod,
        getattr(value, "currency", None),
        getattr(value, "unit", None),
        statement.period,
        statement.modality,
    )
