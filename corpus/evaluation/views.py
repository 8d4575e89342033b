"""Records as they are compared: what each says, told apart from how it was written down."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from corpus.evaluation.annotated import Annotated, Json

FIELDS: Mapping[str, tuple[str, ...]] = {
    "money": ("low", "high", "mod", "currency", "per"),
    "percent": ("low", "high", "mod", "unit"),
    "multiple": ("low", "high", "mod"),
    "count": ("low", "high", "mod", "unit"),
    "date": ("start", "end", "grain"),
    "duration": ("low", "high", "unit", "mod"),
    "entity": ("type",),
}
"""Per kind of mention, the fields of its value that must agree."""

CORE = frozenset({"low", "high", "currency", "unit", "start", "end", "type"})
"""Those of them that must agree at the level ``core``."""

ONE_TYPE = dict.fromkeys(("company", "organization", "index"), "org")
"""Types of entity that count as one, as the press itself does not tell them apart."""

Spans = tuple[tuple[int, int], ...]


class Said(NamedTuple):
    """A mention: where it stands and what it says, at two levels of detail."""

    record: Json
    spans: Spans
    value: tuple[object, ...]
    core: tuple[object, ...]


class Stated(NamedTuple):
    """A fact: what it says, with every name its subject and source go by."""

    record: Json
    spans: Spans
    subject: frozenset[str]
    name: tuple[object, object]
    numbers: tuple[object, object]
    detail: tuple[object, object]
    period: tuple[object, object]
    modality: str
    source: frozenset[str]


class Happened(NamedTuple):
    """An event: its type, its date, and the names or texts that fill each role."""

    record: Json
    spans: Spans
    date: tuple[object, object]
    roles: Mapping[str, frozenset[str]]


class Quoted(NamedTuple):
    """A quote: the passage, and the names of who said it."""

    record: Json
    spans: Spans
    speaker: frozenset[str]


View = Said | Stated | Happened | Quoted


def said(mention: Json) -> Said:
    """The view of a mention."""
    kind, spans = mention["kind"], ((mention["start"], mention["end"]),)
    if kind == "entity":
        type_ = mention.get("type")
        value: tuple[object, ...] = (ONE_TYPE.get(type_, type_) if isinstance(type_, str) else None,)
        return Said(mention, spans, value, value)
    fields = {name: _field(mention.get("value") or {}, name) for name in FIELDS[kind]}
    core = tuple(field for name, field in fields.items() if name in CORE)
    return Said(mention, spans, tuple(fields.values()), core)


def stated(article: Annotated, fact: Json) -> Stated:
    """The view of a fact of `article`."""
    value = fact.get("value") or {}
    qualifiers = fact.get("qualifiers") or {}
    texts = (qualifiers.get("subject_text"), fact.get("subject_text"))
    subject = article.names(fact.get("subject")) or frozenset(text for text in texts if text)
    return Stated(
        record=fact,
        spans=_spans(fact.get("evidence")),
        subject=subject,
        name=(fact["metric"], fact["measure"]),
        numbers=(_field(value, "low"), _field(value, "high")),
        detail=(value.get("mod") or None, value.get("currency") or value.get("unit") or None),
        period=_ends(fact.get("period")),
        modality=fact.get("modality") or "reported",
        source=article.names(fact.get("source")) - subject,
    )


def happenings(article: Annotated) -> list[Happened]:
    """The views of all events of `article`; a role's fillers are names of entities, or texts."""

    def names(filler: object) -> frozenset[str]:
        if filler is None:
            return frozenset()
        if isinstance(filler, str):
            return article.fillers(filler)
        assert isinstance(filler, Iterable)
        return frozenset(name for one in filler for name in names(one))

    return [
        Happened(
            record=event,
            spans=_spans(event.get("evidence")),
            date=_ends(event.get("date")),
            roles={
                role: said for role, filler in (event.get("roles") or {}).items() if (said := names(filler))
            },
        )
        for event in article.records("events")
    ]


def quoted(article: Annotated, quote: Json) -> Quoted:
    """The view of a quote of `article`."""
    text = quote.get("speaker_text")
    speaker = article.names(quote.get("speaker")) or frozenset({text} if text else ())
    return Quoted(quote, ((quote["start"], quote["end"]),), speaker)


def _field(value: Json, name: str) -> object:
    said = value.get(name)
    if name not in ("low", "high"):
        return said or None
    if said is None:
        return None
    try:
        return Decimal(str(said))
    except InvalidOperation:
        return str(said)


def _ends(interval: Json | None) -> tuple[object, object]:
    return (interval.get("start"), interval.get("end")) if interval else (None, None)


def _spans(evidence: Iterable[Json] | None) -> Spans:
    return tuple((span["start"], span["end"]) for span in evidence or ())


def fuzzy(gold: Said) -> bool:
    """Whether a gold mention is marked to be compared by its span alone."""
    return bool(gold.record.get("fuzzy"))


def overlap(a: View, b: View) -> bool:
    """Whether a span of the one shares a character with a span of the other."""
    return any(
        start < other_end and other_start < end
        for start, end in a.spans
        for other_start, other_end in b.spans
    )


def same_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of names mean the same: they share one, or neither names anything."""
    return bool(a & b) or not (a or b)
