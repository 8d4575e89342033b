"""The records one article becomes: the public output contract, version 1.

`rule` names the rule that read a record, so that an error can be traced to the place that makes it.

All offsets are Unicode code points into `Article.text`, end exclusive, so that
``text[mention.start:mention.end] == mention.text`` always holds. ``null`` means that the text does not say.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from schemas.values import Quantity, Record, Value

SCHEMA_VERSION: Literal["1"] = "1"

EntityType = Literal["company", "organization", "person", "product", "place", "index"]
Measure = Literal["amount", "growth_yoy", "growth_qoq", "growth", "cagr", "share", "change"]
Modality = Literal["reported", "estimated", "forecast", "target"]
Qualifier = str | bool | tuple[str, ...] | None
Role = str | tuple[str, ...] | None


class Span(Record):
    """A stretch of the article's text."""

    start: int
    end: int


class Period(Record):
    """An interval of days, both ends inclusive; an instant has ``start == end``."""

    start: date
    end: date


class Article(Record):
    """The article as it was read: `text` after decoding and before any normalisation."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    text: str
    text_sha256: str
    source: str | None = None
    encoding: str | None = None


class Section(Record):
    """A part of the article under a heading; `title` is null before the first one."""

    start: int
    end: int
    title: str | None = None


class QuantityMention(Record):
    """A mention that says a number or a date."""

    id: str
    kind: Literal["money", "percent", "multiple", "count", "date", "duration"]
    start: int
    end: int
    text: str
    value: Value
    rule: str | None = None


class EntityMention(Record):
    """A mention of a name; `entity` is the id of its Entity."""

    id: str
    kind: Literal["entity"] = "entity"
    start: int
    end: int
    text: str
    type: EntityType
    entity: str
    rule: str | None = None


Mention = Annotated[QuantityMention | EntityMention, Field(discriminator="kind")]


class Entity(Record):
    """One real thing in one article; `name` is its fullest form in the text, `mentions` all its mentions.

    `identifiers` (``ticker``, ``lei`` …) are there only where the text or a lexicon gives them.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    identifiers: dict[str, str] = Field(default_factory=dict)
    rule: str | None = None


class Fact(Record):
    """One statement with a number: whose (`subject`) what (`metric`, `measure`) was how much, when, says who.

    `subject` and `source` are Entity ids. `value` is the mention's value with its sign applied (a loss is a
    negative ``net_profit``). `evidence` are the clauses that state it, one span a statement.
    """

    id: str
    subject: str | None = None
    metric: str
    measure: Measure
    value: Quantity
    period: Period | None = None
    modality: Modality = "reported"
    source: str | None = None
    value_mentions: tuple[str, ...] = ()
    qualifiers: dict[str, Qualifier] = Field(default_factory=dict)
    evidence: tuple[Span, ...] = ()
    rule: str | None = None


class Event(Record):
    """Something that happened; a role holds an Entity id, a mention id, a list of them, or a literal."""

    id: str
    type: str
    date: Period | None = None
    roles: dict[str, Role] = Field(default_factory=dict)
    evidence: tuple[Span, ...] = ()
    rule: str | None = None


class Quote(Record):
    """A passage said by somebody; `speaker` is an Entity id, or null for `专家`, `数据`."""

    speaker: str | None = None
    speaker_text: str | None = None
    start: int
    end: int
    cue: str | None = None
    rule: str | None = None


class TextWarning(Record):
    """What could not be read for certain, and where; `code` is dotted, as in ``date.impossible``."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Extraction(Record):
    """Everything read from one article. `ruleset` names the rules and lexicons that read it."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    ruleset: str
    article: Article
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    warnings: tuple[TextWarning, ...] = ()
