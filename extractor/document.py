"""What the stages hand to each other: spans over one folded text.

Every offset in here is a code point of the folded text (`Text.folded`), end exclusive. Only `records` goes
back to the offsets of the article as it was read.
"""

from datetime import date
from typing import Literal, NamedTuple

from extractor.text.fold import Text
from extractor.text.layout import Layout
from schemas import EntityType, Measure, Modality, Qualifier, Quantity, Value

Kind = Literal["money", "percent", "multiple", "count", "date", "duration", "entity"]


class Found(NamedTuple):
    """A mention: where it stands, its kind, the rule that read it, and what it says.

    `value` is set for every kind but ``entity``; a name has `type` and, once resolved, `entity`, the index
    of its Thing in `Document.things`.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    value: Value | None = None
    type: EntityType | None = None
    entity: int | None = None


class Thing(NamedTuple):
    """One real thing named in the article; `mentions` are indices into `Document.found`."""

    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    identifiers: dict[str, str]
    rule: str


class Interval(NamedTuple):
    """Days, both ends inclusive."""

    start: date
    end: date


class Statement(NamedTuple):
    """A fact as read from one place; `merge` joins those that say the same.

    `subject` and `source` are indices of Things, `values` of mentions. `trace` names, part by part, the rule
    and the span it came from, for `explain`.
    """

    subject: int | None
    metric: str
    measure: Measure
    value: Quantity
    period: Interval | None
    modality: Modality
    source: int | None
    values: tuple[int, ...]
    qualifiers: dict[str, Qualifier]
    evidence: tuple[tuple[int, int], ...]
    rule: str
    trace: tuple["Trace", ...] = ()


class Trace(NamedTuple):
    """One part of a record, the rule that read it and where."""

    part: str
    rule: str
    start: int
    end: int


class ThingRef(NamedTuple):
    """Index of a Thing in a role."""

    thing: int


class MentionRef(NamedTuple):
    """Index of a mention in a role."""

    mention: int


RoleValue = ThingRef | MentionRef | tuple[ThingRef | MentionRef, ...] | str | None


class Happening(NamedTuple):
    """An event as read; roles hold `ThingRef`, `MentionRef`, tuples of them, or a literal.

    `trace` names, role by role, the pattern that filled it and where; its parts ``date`` and ``announced``
    are the dates of the event and of its announcement, as printed.
    """

    type: str
    date: Interval | None
    roles: dict[str, RoleValue]
    evidence: tuple[tuple[int, int], ...]
    rule: str
    trace: tuple[Trace, ...] = ()


class Saying(NamedTuple):
    """A passage said by somebody, `start`–`end`; `cue` as printed, `cue_span` where it stands."""

    speaker: int | None
    speaker_text: str | None
    start: int
    end: int
    cue: str | None
    rule: str


class Caution(NamedTuple):
    """What could not be read for certain; the internal form of a TextWarning."""

    code: str
    message: str
    start: int
    end: int


class Document(NamedTuple):
    """One article between the stages: its text, its layout, and all mentions in text order."""

    text: Text
    layout: Layout
    title: str | None
    publisher: str | None
    published: date | None
    found: tuple[Found, ...]
    things: tuple[Thing, ...] = ()
