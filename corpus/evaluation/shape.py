"""The shape of records that can be compared: the output contract's, with all that need not be there left out.

JSON Lines, one article a line, so that any tool can be scored:

    {"text": "营收3亿元", "mentions": [{"kind": "money", "start": 2, "end": 5,
                                     "value": {"low": "300000000", "high": "300000000", "currency": "CNY"}}]}

The text may stand under ``article``, as in our own records. Fields that are not named here are let pass.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict

Number = str | int | float | None


class Shape(BaseModel):
    """Base of all shapes: types are exact, other fields are let pass."""

    model_config = ConfigDict(strict=True)


class Span(Shape):
    """A stretch of the text in code points, end exclusive."""

    start: int
    end: int


class Period(Shape):
    """Days, both inclusive, as ISO dates."""

    start: str | None = None
    end: str | None = None


class Value(Period):
    """What a mention or a fact says; a date has `start` and `end`, everything else `low` and `high`."""

    kind: str | None = None
    low: Number = None
    high: Number = None
    mod: str | None = None
    currency: str | None = None
    unit: str | None = None
    per: str | None = None
    grain: str | None = None


class Mention(Span):
    """A mention; an entity has a `type` and, if its article lists entities, the id of one.

    Kinds other than the contract's are not compared.
    """

    kind: str
    id: str | None = None
    text: str | None = None
    type: str | None = None
    entity: str | None = None
    value: Value | None = None
    rule: str | None = None


class Entity(Shape):
    """A thing by its names; `subject`, `source`, `speaker` and roles may name one by its id or by a name."""

    id: str | None = None
    name: str | None = None
    aliases: list[str] | None = None


class Fact(Shape):
    """A statement with a number."""

    metric: str
    measure: str
    subject: str | None = None
    value: Value | None = None
    period: Period | None = None
    modality: str | None = None
    source: str | None = None
    qualifiers: dict[str, Any] | None = None
    evidence: list[Span] | None = None
    rule: str | None = None


class Event(Shape):
    """Something that happened; roles hold ids of entities or mentions, or texts."""

    type: str
    date: Period | None = None
    roles: dict[str, str | list[str] | None] | None = None
    evidence: list[Span] | None = None
    rule: str | None = None


class Quote(Span):
    """A passage that somebody said."""

    speaker: str | None = None
    speaker_text: str | None = None
    cue: str | None = None
    rule: str | None = None


class Head(Shape):
    """What is known of the article."""

    id: str | None = None
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Records(Shape):
    """The lists of records; one that is not there is not compared."""

    mentions: list[Mention] | None = None
    entities: list[Entity] | None = None
    facts: list[Fact] | None = None
    events: list[Event] | None = None
    quotes: list[Quote] | None = None


LISTS = tuple(Records.model_fields)
"""The names of the lists of records."""
