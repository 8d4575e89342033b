"""The rows below the text: one a line, their columns parted by ``|``.

    智谱AI | revenue | amount | 2022 | 5740e4 CNY | 2022年至2024年…3.124亿元 | source_text=招股书

`Rows` knows the article they speak of.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar, get_args

from corpus.annotate.days import read_period, write_period
from corpus.annotate.escape import NotationError, Piece, escape
from corpus.annotate.names import Names, read_value_mentions
from corpus.annotate.places import read_passage, read_passages, write_passage, write_passages
from corpus.annotate.values import read_fact_value, write_value
from schemas import Entity, EntityType, Event, Fact, Measure, Modality, Qualifier, Quote, Role, Span

Word = TypeVar("Word", bound=str)

TYPES: tuple[EntityType, ...] = get_args(EntityType)
MEASURES: tuple[Measure, ...] = get_args(Measure)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


def read_entity(row: Piece, at: int) -> Entity:
    """``company | 智谱AI | 智谱 | ticker=02513.HK``: type, name, aliases, identifiers."""
    type_, name, aliases, identifiers = _columns(row, least=2, most=4)
    return Entity(
        id=f"e{at}",
        type=_word(type_, TYPES),
        name=_filled(name, "a name"),
        aliases=tuple(alias.text for alias in aliases.split(",")) if aliases.raw else (),
        identifiers={key.text: said.text for key, said in _pairs(identifiers) if said},
    )


def write_entity(entity: Entity) -> str:
    """The row of an entity."""
    return _row(
        entity.type,
        _text(entity.name),
        ", ".join(escape(alias, "|,") for alias in entity.aliases),
        "; ".join(f"{key}={escape(said, '|;')}" for key, said in entity.identifiers.items()),
    )


class Rows(NamedTuple):
    """Reads and writes the rows that speak of one article."""

    text: str
    names: Names

    def read_fact(self, row: Piece, at: int) -> Fact:
        """Subject, metric, measure, period, value, evidence, and what else there is to say."""
        subject, metric, measure, period, value, evidence, more = _columns(row, least=6, most=7)
        said, modality = self._said(more), _modality(more)
        spans = read_passages(evidence, self.text)
        number = read_fact_value(value)
        source = said.pop("source", None)
        if not (source is None or source in self.names.ids):
            raise NotationError("a source is an entity: source=@name", more.offset)
        mentions = (
            _listed(said.pop("from"))
            if "from" in said
            else read_value_mentions(number, spans, self.names.mentions)
        )
        if subject.raw.startswith('"'):
            said["subject_text"] = _quoted(subject)
        return Fact(
            id=f"f{at}",
            subject=None
            if subject.raw == "-" or subject.raw.startswith('"')
            else self.names.read_entity(subject),
            metric=_filled(metric, "a metric"),
            measure=_word(measure, MEASURES),
            value=number,
            period=read_period(period),
            modality=modality,
            source=source if isinstance(source, str) else None,
            value_mentions=mentions,
            qualifiers=said,
            evidence=spans,
        )

    def write_fact(self, fact: Fact) -> str:
        """The row of a fact."""
        qualifiers = dict(fact.qualifiers)
        subject = "-"
        if fact.subject is not None:
            subject = self.names.write_entity(fact.subject)
        elif isinstance(qualifiers.get("subject_text"), str):
            subject = f'"{_text(str(qualifiers.pop("subject_text")))}"'
        more: list[str] = [] if fact.modality == "reported" else [fact.modality]
        if fact.source is not None:
            more.append("source=@" + self.names.write_entity(fact.source))
        if fact.value_mentions != read_value_mentions(fact.value, fact.evidence, self.names.mentions):
            more.append("from=" + (", ".join(map(self.names.write_mention, fact.value_mentions)) or "-"))
        return _row(
            subject,
            fact.metric,
            fact.measure,
            write_period(fact.period),
            write_value(fact.value, in_fact=True),
            write_passages(fact.evidence, self.text),
            "; ".join([*more, *self._write_said(qualifiers)]),
        )

    def read_event(self, row: Piece, at: int) -> Event:
        """Type, date, evidence, roles."""
        type_, period, evidence, roles = _columns(row, least=3, most=4)
        return Event(
            id=f"v{at}",
            type=_filled(type_, "a type"),
            date=read_period(period),
            roles=self._roles(roles),
            evidence=read_passages(evidence, self.text),
        )

    def write_event(self, event: Event) -> str:
        """The row of an event."""
        return _row(
            event.type,
            write_period(event.date),
            write_passages(event.evidence, self.text),
            "; ".join(self._write_said(event.roles)),
        )

    def read_quote(self, row: Piece, at: int) -> Quote:
        """Speaker, speaker as printed, cue, passage."""
        speaker, printed, cue, passage = _columns(row, least=4, most=4)
        span = read_passage(passage, self.text)
        return Quote(
            speaker=None if speaker.raw == "-" else self.names.read_entity(speaker),
            speaker_text=None if printed.raw == "-" else printed.text,
            cue=None if cue.raw == "-" else cue.text,
            start=span.start,
            end=span.end,
        )

    def write_quote(self, quote: Quote) -> str:
        """The row of a quote."""
        return _row(
            "-" if quote.speaker is None else self.names.write_entity(quote.speaker),
            _text(quote.speaker_text),
            _text(quote.cue),
            write_passage(Span(start=quote.start, end=quote.end), self.text),
        )

    def _said(self, column: Piece) -> dict[str, Qualifier]:
        return {
            key.text.removeprefix("!"): self.names.read_filler(filler)
            if filler
            else not key.raw.startswith("!")
            for key, filler in _pairs(column)
            if filler or key.raw not in MODALITIES
        }

    def _roles(self, column: Piece) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        for key, filler in _pairs(column):
            said = self.names.read_filler(filler) if filler else True
            if isinstance(said, bool):
                raise NotationError(
                    f"nobody is {key.raw!r}: write {key.raw}=@name or {key.raw}=-", key.offset
                )
            roles[key.text] = said
        return roles

    def _write_said(self, said: Mapping[str, Qualifier]) -> list[str]:
        return [
            f"{'' if filler else '!'}{key}"
            if isinstance(filler, bool)
            else f"{key}={self.names.write_filler(filler)}"
            for key, filler in said.items()
        ]


def _columns(row: Piece, *, least: int, most: int) -> list[Piece]:
    columns = row.split("|")
    if not least <= len(columns) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise NotationError(f"{len(columns)} columns where {wanted} are due", row.offset)
    return columns + [Piece("", row.offset + len(row.raw))] * (most - len(columns))


def _pairs(column: Piece) -> list[tuple[Piece, Piece | None]]:
    """The ``key=said`` and ``key`` of a column."""
    return [one.partition("=") for one in column.split(";") if one.raw]


def _listed(filler: Qualifier) -> tuple[str, ...]:
    if isinstance(filler, str):
        return (filler,)
    return filler if isinstance(filler, tuple) else ()


def _modality(column: Piece) -> Modality:
    bare = {key.raw for key, said in _pairs(column) if said is None}
    return next((word for word in MODALITIES if word in bare), "reported")


def _word(piece: Piece, words: tuple[Word, ...]) -> Word:
    for word in words:
        if piece.raw == word:
            return word
    raise NotationError(f"{piece.raw!r} is none of {', '.join(words)}", piece.offset)


def _filled(piece: Piece, what: str) -> str:
    if not piece.raw:
        raise NotationError(f"{what} is missing", piece.offset)
    return piece.text


def _quoted(piece: Piece) -> str:
    if len(piece.raw) < 2 or not piece.raw.endswith('"'):
        raise NotationError('" does not pair up', piece.offset)
    return Piece(piece.raw[1:-1], piece.offset + 1).text


def _row(*columns: str) -> str:
    kept = list(columns)
    while not kept[-1]:
        kept.pop()
    return " | ".join(kept)


def _text(text: str | None) -> str:
    return "-" if text is None else "\\-" if text == "-" else escape(text, "|")
