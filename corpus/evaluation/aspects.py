"""What is compared, and when two records agree: one Aspect a kind of record, its levels from strict to loose.

Mentions of each kind: ``strict``, same span and every field of the value; ``value``, overlapping spans and
every field; ``core``, overlapping spans and the number with its unit, or the dates; ``span``, same span.

Facts: subject (by any of its names), value, period, metric, measure, modality and source all agree;
``facts.core``: subject, numbers and period do, whatever the metric is called. A gold fact without a period
accepts any; a source that is the subject itself is no source.

Events: same type, same date (gold without one accepts any), and every role that gold fills is filled the
same; ``events.core``: same type and one role with a shared name. Quotes: same span and speaker;
``quotes.core``: overlapping spans and the same speaker.

A gold mention marked ``fuzzy`` is compared by its span alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from corpus.evaluation.annotated import Annotated
from corpus.evaluation.views import (
    FIELDS,
    Happened,
    Quoted,
    Said,
    Stated,
    fuzzy,
    happenings,
    overlap,
    quoted,
    said,
    same_names,
    stated,
)

Item = TypeVar("Item", Said, Stated, Happened, Quoted)


@dataclass(frozen=True, slots=True)
class Aspect(Generic[Item]):
    """One kind of record: how an article's are read for comparing, and when two agree at each level.

    `name` is what the records are called in reports, `records` the list of an article that holds them. The
    levels are named as in the scores, the strictest first. `near` tells that two which differ are meant to
    be the same one.
    """

    name: str
    records: str
    items: Callable[[Annotated], list[Item]]
    levels: Mapping[str, Callable[[Item, Item], bool]]
    near: Callable[[Item, Item], bool]

    @property
    def strict(self) -> Callable[[Item, Item], bool]:
        """The strictest agreement."""
        return next(iter(self.levels.values()))


def mentions(kind: str) -> Aspect[Said]:
    """The aspect of one kind of mention."""
    return Aspect(
        name=kind,
        records="mentions",
        items=lambda article: [said(m) for m in article.records("mentions") if m["kind"] == kind],
        levels={
            f"{kind}.strict": lambda a, b: a.spans == b.spans and (fuzzy(a) or a.value == b.value),
            f"{kind}.value": lambda a, b: overlap(a, b) and (fuzzy(a) or a.value == b.value),
            f"{kind}.core": lambda a, b: overlap(a, b) and (fuzzy(a) or a.core == b.core),
            f"{kind}.span": lambda a, b: a.spans == b.spans,
        },
        near=overlap,
    )


def _same_core(a: Stated, b: Stated) -> bool:
    return (
        same_names(a.subject, b.subject) and a.numbers == b.numbers and a.period in ((None, None), b.period)
    )


def _same_fact(a: Stated, b: Stated) -> bool:
    return (
        _same_core(a, b)
        and (a.name, a.detail, a.modality) == (b.name, b.detail, b.modality)
        and same_names(a.source, b.source)
    )


def _same_event(a: Happened, b: Happened) -> bool:
    return (
        a.record["type"] == b.record["type"]
        and a.date in ((None, None), b.date)
        and all(same_names(filler, b.roles.get(role, frozenset())) for role, filler in a.roles.items())
    )


def _same_happening(a: Happened, b: Happened) -> bool:
    shared = any(filler & b.roles.get(role, frozenset()) for role, filler in a.roles.items())
    return a.record["type"] == b.record["type"] and shared


FACTS: Aspect[Stated] = Aspect(
    name="facts",
    records="facts",
    items=lambda article: [stated(article, fact) for fact in article.records("facts")],
    levels={"facts": _same_fact, "facts.core": _same_core},
    near=lambda a, b: a.numbers == b.numbers and overlap(a, b),
)

EVENTS: Aspect[Happened] = Aspect(
    name="events",
    records="events",
    items=happenings,
    levels={"events": _same_event, "events.core": _same_happening},
    near=lambda a, b: a.record["type"] == b.record["type"] and overlap(a, b),
)

QUOTES: Aspect[Quoted] = Aspect(
    name="quotes",
    records="quotes",
    items=lambda article: [quoted(article, quote) for quote in article.records("quotes")],
    levels={
        "quotes": lambda a, b: a.spans == b.spans and same_names(a.speaker, b.speaker),
        "quotes.core": lambda a, b: overlap(a, b) and same_names(a.speaker, b.speaker),
    },
    near=overlap,
)

ASPECTS: tuple[Aspect[Any], ...] = (*(mentions(kind) for kind in FIELDS), FACTS, EVENTS, QUOTES)

QUANTITIES = tuple(kind for kind in FIELDS if kind != "entity")
"""The kinds of mention that say a number or a date."""
