"""Metrics: what a number can be the amount of, as rows of ``lexicons/metrics.toml``."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extractor.grammar.lexicon import LexiconError, Row, load_rows
from extractor.text.fold import fold
from schemas import Count, Modality, Percent, Quantity

Takes = Literal["money", "percent", "multiple", "count", "number", "duration"]
PRICES = frozenset({"share", "10_shares", "unit"})


class Example(Row):
    """A sentence, and the fact it states in the notation of `facts.notation`."""

    text: str
    fact: str


class Ratio(Row):
    """The metric that a share of another one is, where one of `of` names the whole."""

    metric: str
    of: tuple[str, ...]


class Part(Row):
    """A part of a metric that has names of its own: 制造业PMI."""

    segment: str
    forms: tuple[str, ...]


class Metric(Row):
    """One metric; the fields are explained at the head of the lexicon."""

    id: str
    forms: tuple[str, ...] = ()
    loss: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    nouns: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_after: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    takes: tuple[Takes, ...]
    units: tuple[str, ...] = ()
    is_: Literal["flow", "stock", "day", "deal"]
    about: Literal["company", "place", "regional", "market", "fund", "authority", "any"] = "company"
    modality: Modality | None = None
    per: str | None = None
    needs_per: bool = False
    is_growth: bool = False
    is_share: bool = False
    lump: bool = False
    ratio: Ratio | None = None
    yields: str | None = None
    within: str | None = None
    total: str | None = None
    example: Example

    def part(self, form: str) -> str | None:
        """The part of it that a form names, null where it names the whole."""
        return next((part.segment for part in self.parts if form in part.forms), None)

    def fits(self, value: Quantity) -> bool:
        """Whether `value` can be a level of this metric."""
        if value.kind not in self.takes or (isinstance(value, Percent) and value.unit in ("pp", "bp")):
            return False
        if isinstance(value, Count) and self.units:
            return value.unit is not None and simplified(value.unit).endswith(self.units)
        priced = value.kind == "money" and value.per in PRICES
        return not (self.needs_per and not priced) and not (self.lump and priced)


@cache
def simplified(unit: str) -> str:
    """A classifier as the lexicons write it: units are kept as printed (點)."""
    return fold(unit).folded


class Named(NamedTuple):
    """What a word of the metric lexicon stands for: a metric, and whether it speaks of a loss."""

    metric: Metric
    loss: bool = False


@cache
def metrics() -> dict[str, Metric]:
    """All rows by id; an id stands once."""
    rows: dict[str, Metric] = {}
    for row in load_rows("metrics.toml", "metric", Metric):
        if row.id in rows:
            raise LexiconError(
                f"lexicons/metrics.toml: [[metric]] {row.id!r} stands twice; join the two rows"
            )
        rows[row.id] = row
    return rows


def named_forms() -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Every surface form with the metrics it can stand for, first those that ask for more than the form."""
    owners: dict[str, list[Named]] = {}
    for metric in metrics().values():
        parts = (form for part in metric.parts for form in part.forms)
        for loss, forms in ((False, (*metric.forms, *parts)), (True, metric.loss)):
            for form in forms:
                owners.setdefault(form, []).append(Named(metric, loss))
    for form, named in owners.items():
        yield form, tuple(sorted(named, key=_laxness))


def _laxness(named: Named) -> int:
    metric = named.metric
    if metric.beside:
        return 0
    if metric.context or metric.article or metric.needs or metric.needs_after or metric.unless:
        return 1
    return 2 if metric.needs_per or metric.units else 3


@cache
def by_noun() -> tuple[tuple[str, Metric], ...]:
    """Nouns that carry their metric (用户 is counted in users), the longest first."""
    pairs = [(noun, metric) for metric in metrics().values() for noun in metric.nouns]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), not pair[1].needs)))


@cache
def by_deed() -> dict[str, Metric]:
    """What those counted did, and the metric that counts them: 11家涨停."""
    return {deed: metric for metric in metrics().values() for deed in metric.did}
