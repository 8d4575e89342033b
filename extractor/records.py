"""From the stages' findings to the public records, with offsets of the article as it was read."""

from collections.abc import Sequence
from functools import cache, lru_cache

from extractor.document import (
    Caution,
    Document,
    Happening,
    Interval,
    MentionRef,
    RoleValue,
    Saying,
    Statement,
    Thing,
    ThingRef,
)
from schemas import (
    SCHEMA_VERSION,
    Article,
    Entity,
    EntityMention,
    Event,
    Extraction,
    Fact,
    Mention,
    Period,
    QuantityMention,
    Quote,
    Role,
    Section,
    Span,
    TextWarning,
)


def records(
    article: Article,
    document: Document,
    *,
    statements: Sequence[Statement],
    happenings: Sequence[Happening],
    sayings: Sequence[Saying],
    cautions: Sequence[Caution],
    ruleset: str,
) -> Extraction:
    """Write down what was read. Ids count in text order: m1…, e1…, f1…, v1….

    The stages made every part of it from the text, so the records are trusted, not validated again: that is
    most of the time it would take to write them.
    """
    return Extraction.trusted(
        schema_version=SCHEMA_VERSION,
        ruleset=ruleset,
        article=article,
        sections=_sections(document),
        mentions=_mentions(document),
        entities=tuple([_entity(index, thing, document) for index, thing in enumerate(document.things)]),
        facts=tuple([_fact(index, statement, document) for index, statement in enumerate(statements)]),
        events=tuple([_event(index, happening, document) for index, happening in enumerate(happenings)]),
        quotes=tuple([_quote(saying, document) for saying in sayings]),
        warnings=tuple([_warning(caution, document) for caution in cautions]),
    )


@cache
def mention_id(index: int) -> str:
    """Id of the mention at `index` of `Document.found`."""
    return f"m{index + 1}"


@cache
def entity_id(index: int) -> str:
    """Id of the Thing at `index` of `Document.things`."""
    return f"e{index + 1}"


def _sections(document: Document) -> tuple[Section, ...]:
    """The parts of the article under its headings, and before them the part that has none."""
    headings = document.layout.headings
    if not headings:
        return ()
    spans = [(None, 0, headings[0].start), *headings]
    return tuple(
        Section.trusted(start=start, end=end, title=title)
        for title, *span in spans
        for start, end in [document.text.back(*span)]
        if start < end
    )


def _mentions(document: Document) -> tuple[Mention, ...]:
    back, text = document.text.back, document.text.original
    mentions: list[Mention] = []
    for index, (begin, stop, kind, rule, value, type_, entity) in enumerate(document.found):
        start, end = back(begin, stop)
        if entity is None:
            mentions.append(
                QuantityMention.trusted(
                    id=mention_id(index),
                    kind=kind,
                    start=start,
                    end=end,
                    text=text[start:end],
                    value=value,
                    rule=rule,
                )
            )
        else:
            mentions.append(
                EntityMention.trusted(
                    id=mention_id(index),
                    kind=kind,
                    start=start,
                    end=end,
                    text=text[start:end],
                    type=type_,
                    entity=entity_id(entity),
                    rule=rule,
                )
            )
    return tuple(mentions)


def _entity(index: int, thing: Thing, document: Document) -> Entity:
    last = document.found[thing.mentions[-1]].end if thing.mentions else 0
    return Entity.trusted(
        id=entity_id(index),
        type=thing.type,
        name=_printed(thing.name, document, last),
        aliases=tuple([_printed(alias, document, last) for alias in thing.aliases]),
        mentions=tuple([mention_id(mention) for mention in thing.mentions]),
        identifiers=thing.identifiers,
        rule=thing.rule,
    )


def _fact(index: int, statement: Statement, document: Document) -> Fact:
    return Fact.trusted(
        id=f"f{index + 1}",
        subject=None if statement.subject is None else entity_id(statement.subject),
        metric=statement.metric,
        measure=statement.measure,
        value=statement.value,
        period=_period(statement.period),
        modality=statement.modality,
        source=None if statement.source is None else entity_id(statement.source),
        value_mentions=tuple([mention_id(mention) for mention in statement.values]),
        qualifiers={
            name: _printed(said, document, statement.evidence[0][1]) if isinstance(said, str) else said
            for name, said in statement.qualifiers.items()
        },
        evidence=_spans(statement.evidence, document),
        rule=statement.rule,
    )


def _event(index: int, happening: Happening, document: Document) -> Event:
    return Event.trusted(
        id=f"v{index + 1}",
        type=happening.type,
        date=_period(happening.date),
        roles={
            role: _printed(filler, document, happening.evidence[0][1])
            if isinstance(filler, str)
            else _role(filler)
            for role, filler in happening.roles.items()
        },
        evidence=_spans(happening.evidence, document),
        rule=happening.rule,
    )


def _quote(saying: Saying, document: Document) -> Quote:
    start, end = document.text.back(saying.start, saying.end)
    return Quote.trusted(
        speaker=None if saying.speaker is None else entity_id(saying.speaker),
        speaker_text=saying.speaker_text and _printed(saying.speaker_text, document, saying.start),
        start=start,
        end=end,
        cue=saying.cue and _printed(saying.cue, document, saying.start),
        rule=saying.rule,
    )


def _warning(caution: Caution, document: Document) -> TextWarning:
    start, end = document.text.back(caution.start, caution.end)
    return TextWarning.trusted(code=caution.code, message=caution.message, start=start, end=end)


def _printed(words: str, document: Document, near: int) -> str:
    """Words of the folded text as the article prints them, in their last place before `near` (國企指數)."""
    text = document.text
    if text.folded == text.original:
        return words
    at = text.folded.rfind(words, 0, near)
    if at < 0:
        return words
    start, end = text.back(at, at + len(words))
    return text.original[start:end]


def _role(filler: RoleValue) -> Role:
    if filler is None or isinstance(filler, str):
        return filler
    if isinstance(filler, ThingRef | MentionRef):
        return _reference(filler)
    return tuple(_reference(one) for one in filler)


def _reference(one: ThingRef | MentionRef) -> str:
    return entity_id(one.thing) if isinstance(one, ThingRef) else mention_id(one.mention)


@lru_cache(4096)
def _period(interval: Interval | None) -> Period | None:
    return None if interval is None else Period.trusted(start=interval.start, end=interval.end)


def _spans(evidence: Sequence[tuple[int, int]], document: Document) -> tuple[Span, ...]:
    back = document.text.back
    return tuple([Span.trusted(start=start, end=end) for start, end in (back(*span) for span in evidence)])
