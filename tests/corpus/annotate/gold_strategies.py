"""Hypothesis strategies: any annotated article, however odd its text."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from corpus.annotate.gold import Gold, sha256
from schemas import (
    Bare,
    Count,
    DateInterval,
    Duration,
    Entity,
    EntityMention,
    Event,
    Fact,
    Money,
    Multiple,
    Percent,
    Period,
    QuantityMention,
    Quote,
    Span,
    Value,
)

WORDS = '甲乙丙公司年增长亿元报 \u3000\n\r|⟦⟧\\#…+;,=@"!-?>.%，。0123456789eAx'
PRINTED = st.text(WORDS, min_size=1, max_size=6)
NUMBERS = st.decimals(-(10**13), 10**13, places=2, allow_nan=False) | st.integers(-(10**13), 10**13).map(
    Decimal
)
MODS = st.sampled_from([None, "approx", "more_than", "less_than", "equal_or_more", "equal_or_less"])
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
KEYS = st.sampled_from(["of", "segment_text", "investee", "converted", "cumulative", "round", "named"])
UNITS = st.sampled_from(["家", "名", "平方米", "TEU", "x", "%", "-", "day", "a b", None])


@st.composite
def quantities(draw: st.DrawFn, *, in_fact: bool = False) -> Any:
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    said = {"low": low, "high": draw(st.sampled_from([low, high])), "mod": draw(MODS)}
    kinds = [Money, Percent, Multiple, Count, Duration, *([Bare] if in_fact else [])]
    kind = draw(st.sampled_from(kinds))
    if kind is Money:
        currency = draw(st.sampled_from(["CNY", "HKD", None]))
        source = (
            None if in_fact else draw(st.sampled_from(["stated", "inherited", None] if currency else [None]))
        )
        said |= {
            "currency": currency,
            "currency_source": source,
            "per": draw(st.sampled_from([None, "share"])),
        }
    elif kind is Percent:
        said |= {"unit": draw(st.sampled_from(["%", "pp", "bp", "‰"]))}
    elif kind is Count:
        of = None if in_fact else draw(st.none() | PRINTED)
        said |= {"unit": draw(UNITS), "of": of}
    elif kind is Duration:
        said |= {
            "unit": draw(st.sampled_from(["year", "day", "trading_day", "fortnight"])),
            "timex": draw(TIMEX),
        }
    return kind(**said)


TIMEX = st.sampled_from([None, "P3D", "P6Y", "PAST_REF", "2026", "2025-H1", "XXXX-08-29"])


@st.composite
def dates(draw: st.DrawFn) -> DateInterval:
    ends = draw(st.none() | st.tuples(DAYS, DAYS))
    start, end = sorted(ends) if ends else (None, None)
    return DateInterval.model_validate(
        {
            "start": start,
            "end": end,
            "grain": draw(st.sampled_from(["day", "month", "half", "year", "range"])),
            "mod": draw(st.sampled_from([None, "start", "mid", "end", "equal_or_less"])),
            "timex": draw(TIMEX),
            "relative": draw(st.booleans()),
        }
    )


PERIODS = st.none() | st.tuples(DAYS, DAYS).map(lambda days: Period(start=min(days), end=max(days)))


@st.composite
def articles(draw: st.DrawFn) -> Gold:
    """An article in which names, mentions and passages repeat and hold every sign of the notation."""
    text = draw(st.text(WORDS, min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    named = draw(st.lists(st.tuples(PRINTED, st.lists(PRINTED, max_size=2, unique=True)), max_size=3))
    entities = [
        Entity(id=f"e{at}", type="company", name=name, aliases=tuple(also))
        for at, (name, also) in enumerate(named, 1)
    ]
    mentions: list[QuantityMention | EntityMention] = []
    for at, (start, end) in enumerate(spans, 1):
        printed = {"id": f"m{at}", "start": start, "end": end, "text": text[start:end]}
        if entities and draw(st.booleans()):
            mentions.append(
                EntityMention(**printed, type="company", entity=draw(st.sampled_from(entities)).id)
            )
        else:
            value: Value = draw(dates() | quantities())
            mentions.append(QuantityMention(**printed, kind=value.kind, value=value))
    entities = [
        entity.model_copy(
            update={
                "mentions": tuple(
                    m.id for m in mentions if isinstance(m, EntityMention) and m.entity == entity.id
                )
            }
        )
        for entity in entities
    ]
    ids = [record.id for record in (*entities, *mentions)]
    one = st.sampled_from(ids) | PRINTED if ids else PRINTED
    many = st.lists(one, min_size=1, max_size=2).map(tuple)
    who = st.none() | st.sampled_from([entity.id for entity in entities]) if entities else st.none()
    passages = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40)).map(
        lambda cut: Span(start=cut[0], end=min(len(text), cut[0] + cut[1]))
    )
    evidence = st.lists(passages, max_size=2).map(tuple)
    facts = [
        Fact(
            id=f"f{at}",
            subject=draw(who),
            metric="revenue",
            measure=draw(st.sampled_from(["amount", "growth_yoy", "share"])),
            value=draw(quantities(in_fact=True)),
            period=draw(PERIODS),
            modality=draw(st.sampled_from(["reported", "forecast", "target"])),
            source=draw(who),
            value_mentions=tuple(
                draw(st.lists(st.sampled_from([m.id for m in mentions]), max_size=2)) if mentions else []
            ),
            qualifiers=draw(
                st.dictionaries(
                    KEYS | st.just("subject_text"), st.none() | st.booleans() | one | many, max_size=3
                )
            ),
            evidence=draw(evidence),
        )
        for at in range(1, draw(st.integers(0, 2)) + 1)
    ]
    events = [
        Event(
            id=f"v{at}",
            type="listing",
            date=draw(PERIODS),
            roles=draw(st.dictionaries(KEYS, st.none() | one | many, max_size=3)),
            evidence=draw(evidence),
        )
        for at in range(1, draw(st.integers(0, 1)) + 1)
    ]
    quotes = [
        Quote(
            speaker=draw(who),
            speaker_text=draw(st.none() | PRINTED),
            cue=draw(st.none() | PRINTED),
            start=span.start,
            end=span.end,
        )
        for span in draw(st.lists(passages, max_size=1))
    ]
    return Gold(
        doc_id=draw(PRINTED),
        title=draw(st.none() | PRINTED),
        publisher=draw(st.none() | PRINTED),
        published=draw(st.none() | DAYS),
        authors=tuple(draw(st.lists(PRINTED, max_size=2))),
        text=text,
        text_sha256=sha256(text),
        mentions=tuple(mentions),
        entities=tuple(entities),
        facts=tuple(facts),
        events=tuple(events),
        quotes=tuple(quotes),
    )
