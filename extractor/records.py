"""From the stages' findings to the public records, with offsets of the article as it was read."""

from collections.abc import Sequence

from extractor.document import (
    Caution,
    Document,
    Found,
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
    """Write down what was read. Ids count in text order: m1…, e1…, f1…, v1…."""
    back = document.text.back
    return Extraction(
        ruleset=ruleset,
        article=article,
        sections=tuple(
            Section(start=span[0], end=span[1], title=heading.title)
            for heading in document.layout.headings
            for span in [back(heading.start, heading.end)]
        ),
        mentions=tuple(
            _mention(index, found, article.text, back(found.start, found.end))
            for index, found in enumerate(document.found)
        ),
        entities=tuple(_entity(index, thing) for index, thing in enumerate(document.things)),
        facts=tuple(_fact(index, statement, document) for index, statement in enumerate(statements)),
        events=tuple(_event(index, happening, document) for index, happening in enumerate(happenings)),
        quotes=tuple(_quote(saying, document) for saying in sayings),
        warnings=tuple(
            TextWarning(code=caution.code, message=caution.message, start=span[0], end=span[1])
            for caution in cautions
            for span in [back(caution.start, caution.end)]
        ),
    )


def mention_id(index: int) -> str:
    """Id of the mention at `index` of `Document.found`."""
    return f"m{index + 1}"


def entity_id(index: int) -> str:
    """Id of the Thing at `index` of `Document.things`."""
    return f"e{index + 1}"


def _mention(index: int, found: Found, text: str, span: tuple[int, int]) -> Mention:
    start, end = span
    if found.kind == "entity":
        assert found.type is not None and found.entity is not None
        return EntityMention(
            id=mention_id(index),
            start=start,
            end=end,
            text=text[start:end],
            type=found.type,
            entity=entity_id(found.entity),
            rule=found.rule,
        )
    assert found.value is not None
    return QuantityMention(
        id=mention_id(index),
        kind=found.kind,
        start=start,
        end=end,
        text=text[start:end],
        value=found.value,
        rule=found.rule,
    )


def _entity(index: int, thing: Thing) -> Entity:
    return Entity(
        id=entity_id(index),
        type=thing.type,
        name=thing.name,
        aliases=thing.aliases,
        mentions=tuple(mention_id(mention) for mention in thing.mentions),
        identifiers=thing.identifiers,
        rule=thing.rule,
    )


def _fact(index: int, statement: Statement, document: Document) -> Fact:
    return Fact(
        id=f"f{index + 1}",
        subject=None if statement.subject is None else entity_id(statement.subject),
        metric=statement.metric,
        measure=statement.measure,
        value=statement.value,
        period=_period(statement.period),
        modality=statement.modality,
        source=None if statement.source is None else entity_id(statement.source),
        value_mentions=tuple(mention_id(mention) for mention in statement.values),
        qualifiers=statement.qualifiers,
        evidence=_spans(statement.evidence, document),
        rule=statement.rule,
    )


def _event(index: int, happening: Happening, document: Document) -> Event:
    return Event(
        id=f"v{index + 1}",
        type=happening.type,
        date=_period(happening.date),
        roles={role: _role(filler) for role, filler in happening.roles.items()},
        evidence=_spans(happening.evidence, document),
        rule=happening.rule,
    )


def _quote(saying: Saying, document: Document) -> Quote:
    start, end = document.text.back(saying.start, saying.end)
    return Quote(
        speaker=None if saying.speaker is None else entity_id(saying.speaker),
        speaker_text=saying.speaker_text,
        start=start,
        end=end,
        cue=saying.cue,
        rule=saying.rule,
    )


def _role(filler: RoleValue) -> Role:
    if filler is None or isinstance(filler, str):
        return filler
    if isinstance(filler, ThingRef | MentionRef):
        return _reference(filler)
    return tuple(_reference(one) for one in filler)


def _reference(one: ThingRef | MentionRef) -> str:
    return entity_id(one.thing) if isinstance(one, ThingRef) else mention_id(one.mention)


def _period(interval: Interval | None) -> Period | None:
    return None if interval is None else Period(start=interval.start, end=interval.end)


def _spans(evidence: Sequence[tuple[int, int]], document: Document) -> tuple[Span, ...]:
    return tuple(
        Span(start=start, end=end) for start, end in (document.text.back(*stretch) for stretch in evidence)
    )
