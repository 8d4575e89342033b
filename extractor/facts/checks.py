"""Cross-checks: the arithmetic that a reader would do, as warnings; nothing is corrected.

Stated growth is held against the two levels, compound growth against its ends, a share against 100 percent,
and two levels of one thing against each other.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractor.document import Caution, Interval, Statement
from extractor.facts.periods import is_year_before

# Printed figures are rounded: growth may differ by this much (in percentage points, or of itself).
TOLERANCE, RELATIVE_TOLERANCE = Decimal("1.5"), Decimal("0.05")
FULL = Decimal(100)


def cross_check(statements: Sequence[Statement]) -> list[Caution]:
    """Doubts about the merged facts of an article, each at the evidence of the fact it is about."""
    levels: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.measure == "amount" and _is_plain(statement):
            levels.setdefault(_of(statement), []).append(statement)
    doubts: list[Caution] = []
    for statement in statements:
        if statement.measure == "share" and statement.value.low > FULL:
            doubts.append(_doubt("fact.share_over_100", statement, "a share above 100 percent"))
        if not _is_plain(statement):
            continue
        if statement.measure == "growth_yoy":
            doubts.extend(_check_growth(statement, levels.get(_of(statement), [])))
        elif statement.measure == "cagr":
            doubts.extend(_check_cagr(statement, levels.get(_of(statement), [])))
    for stated in levels.values():
        doubts.extend(_contradictions(stated))
    return doubts


def _is_plain(statement: Statement) -> bool:
    value = statement.value
    return value.mod is None and value.low == value.high and "segment_text" not in statement.qualifiers


def _of(statement: Statement) -> tuple[object, ...]:
    return statement.subject, statement.qualifiers.get("subject_text"), statement.metric


def _check_growth(growth: Statement, levels: Sequence[Statement]) -> Iterator[Caution]:
    now = _level(levels, growth.period)
    before = next((level for level in levels if is_year_before(level.period, growth.period)), None)
    if now is None or before is None or before.value.low <= 0 or growth.value.kind != "percent":
        return
    implied = (now.value.low / before.value.low - 1) * 100
    if _differ(implied, growth.value.low):
        yield _doubt("fact.growth_disagrees", growth, f"the two levels make {implied:.1f}%")


def _check_cagr(growth: Statement, levels: Sequence[Statement]) -> Iterator[Caution]:
    """Compound growth over n years is (last / first) ** (1 / n) - 1."""
    if growth.period is None:
        return
    first = _level(levels, _year(growth.period.start.year))
    last = _level(levels, _year(growth.period.end.year))
    years = growth.period.end.year - growth.period.start.year
    if first is None or last is None or years < 1 or first.value.low <= 0 or last.value.low <= 0:
        return
    implied = ((last.value.low / first.value.low) ** (Decimal(1) / years) - 1) * 100
    if _differ(implied, growth.value.low):
        yield _doubt("fact.cagr_disagrees", growth, f"its first and last year make {implied:.1f}% a year")


def _contradictions(levels: Sequence[Statement]) -> Iterator[Caution]:
    """Two reported levels of one thing, in one unit and for one period, that are not the same number."""
    seen: dict[tuple[object, ...], Statement] = {}
    for level in levels:
        if level.period is None or level.modality != "reported" or level.qualifiers.get("period_basis"):
            continue
        key = (level.period, getattr(level.value, "currency", None) or getattr(level.value, "unit", None))
        other = seen.setdefault(key, level)
        if other.value.low != level.value.low:
            yield _doubt("fact.contradicts", level, f"the text also says {other.value.low:f}")


def _level(levels: Sequence[Statement], period: Interval | None) -> Statement | None:
    return next((level for level in levels if period is not None and level.period == period), None)


def _year(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _differ(implied: Decimal, stated: Decimal) -> bool:
    return abs(implied - stated) > max(TOLERANCE, abs(implied) * RELATIVE_TOLERANCE)


def _doubt(code: str, statement: Statement, why: str) -> Caution:
    start, end = statement.evidence[0]
    return Caution(code, f"{statement.metric} {statement.measure} {statement.value.low:f}: {why}", start, end)
