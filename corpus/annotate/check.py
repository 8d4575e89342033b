"""What gold must satisfy beyond its shape: spans, ids and references that hold, values that agree."""

import re
from collections.abc import Container, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from corpus.annotate.gold import Gold, sha256
from corpus.annotate.names import read_value_mentions
from corpus.annotate.notation import Problem, read_notation
from extractor.facts.metrics import metrics
from schemas import EntityMention, Fact, Period, Qualifier, Span

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_PASSAGE = re.compile(r"(?![：:，,\s])(?!“[^”]*”?$)(?!「[^」]*」?$).*[^。．\s]", re.DOTALL)
_ID = re.compile(r"[mefv]\d+")
_CLAUSE_EDGES = frozenset('，,。；;：:！!？?、（）()“”"《》【】—…·|/~\n\r \t\u3000\xa0')


class Flaw(NamedTuple):
    """What is wrong with a record; `record` is its id, or ``text``."""

    record: str
    message: str


def problems(written: str) -> tuple[Gold | None, list[Problem]]:
    """Read a file of notation and check what it says; each flaw is told where its record stands.

    A metric must be in the lexicon, or coined by the file.
    """
    gold, unread, coined, places = read_notation(written)
    if gold is None:
        return None, list(unread)
    found = flaws(gold, metrics=metrics().keys() | coined)
    return gold, sorted(Problem(*places.get(flaw.record, (1, 1)), flaw.message) for flaw in found)


def flaws(gold: Gold, *, metrics: Container[str]) -> Iterator[Flaw]:
    """All that is wrong with one annotated article; `metrics` are the names a fact may have."""
    if gold.text_sha256 != sha256(gold.text):
        yield Flaw("text", "text_sha256 is not the digest of the text")
    yield from _mentions(gold)
    yield from _entities(gold)
    yield from _facts(gold, metrics)
    yield from _events(gold)
    yield from _quotes(gold)


def _mentions(gold: Gold) -> Iterator[Flaw]:
    types = {entity.id: entity.type for entity in gold.entities}
    for at, mention in enumerate(gold.mentions, 1):
        if mention.id != f"m{at}":
            yield Flaw(mention.id, f"ids count in text order: m{at} is due")
        if gold.text[mention.start : mention.end] != mention.text or not mention.text:
            yield Flaw(mention.id, f"{mention.text!r} is not what stands there")
        if not isinstance(mention, EntityMention):
            if mention.kind != mention.value.kind:
                yield Flaw(mention.id, f"a {mention.kind} whose value is a {mention.value.kind}")
        elif types.get(mention.entity) != mention.type:
            yield Flaw(mention.id, f"a {mention.type}, which its entity {mention.entity} is not")
    for before, after in pairwise(gold.mentions):
        if after.start < before.end:
            yield Flaw(after.id, f"{after.text!r} overlaps or comes before {before.text!r}")


def _entities(gold: Gold) -> Iterator[Flaw]:
    for at, entity in enumerate(gold.entities, 1):
        printed = {
            m.text: m.id for m in gold.mentions if isinstance(m, EntityMention) and m.entity == entity.id
        }
        mine = tuple(m.id for m in gold.mentions if isinstance(m, EntityMention) and m.entity == entity.id)
        if entity.id != f"e{at}":
            yield Flaw(entity.id, f"ids count in order: e{at} is due")
        if entity.mentions != mine:
            yield Flaw(entity.id, "its mentions are not those that name it")
        for name in (entity.name, *entity.aliases):
            if name not in printed:
                yield Flaw(entity.id, f"{name!r} is not marked in the text")
        for name in printed.keys() - {entity.name, *entity.aliases}:
            yield Flaw(entity.id, f"{name!r} is marked, but no alias")


def _facts(gold: Gold, metrics: Container[str]) -> Iterator[Flaw]:
    values = {mention.id for mention in gold.mentions if not isinstance(mention, EntityMention)}
    for at, fact in enumerate(gold.facts, 1):
        if fact.id != f"f{at}":
            yield Flaw(fact.id, f"ids count in order: f{at} is due")
        if fact.metric not in metrics and fact.metric.removesuffix("_growth") not in metrics:
            yield Flaw(
                fact.id,
                f"there is no metric {fact.metric!r}: `coined: {fact.metric}` in the header declares one",
            )
        if fact.subject is None and not fact.qualifiers.get("subject_text"):
            yield Flaw(fact.id, "nobody is its subject")
        yield from _named(gold, fact.id, subject=fact.subject, source=fact.source)
        yield from _references(gold, fact.id, fact.qualifiers)
        yield from _period(fact.id, fact.period)
        yield from _evidence(gold, fact.id, fact.evidence)
        yield from _value(gold, fact, values)


def _value(gold: Gold, fact: Fact, values: Container[str]) -> Iterator[Flaw]:
    if fact.value.low > fact.value.high:
        yield Flaw(fact.id, "low is above high")
    if fact.value.kind == "number":
        return
    said = read_value_mentions(fact.value, [Span(start=0, end=len(gold.text))], gold.mentions)
    if not fact.value_mentions:
        yield Flaw(fact.id, "no mention in its evidence says its value")
    for mention in fact.value_mentions:
        if mention not in values:
            yield Flaw(fact.id, f"{mention} is no mention with a value")
        elif mention not in said:
            yield Flaw(fact.id, f"{mention} says something else")


def _events(gold: Gold) -> Iterator[Flaw]:
    named = {name for entity in gold.entities for name in (entity.name, *entity.aliases)}
    for at, event in enumerate(gold.events, 1):
        if event.id != f"v{at}":
            yield Flaw(event.id, f"ids count in order: v{at} is due")
        if not _SNAKE_CASE.fullmatch(event.type):
            yield Flaw(event.id, f"{event.type!r} is no snake_case")
        yield from _references(gold, event.id, event.roles)
        for role, filler in event.roles.items():
            if isinstance(filler, str) and filler in named:
                yield Flaw(event.id, f"{role} is the entity {filler!r}: write {role}=@{filler}")
        yield from _period(event.id, event.date)
        yield from _evidence(gold, event.id, event.evidence)


def _quotes(gold: Gold) -> Iterator[Flaw]:
    for at, quote in enumerate(gold.quotes, 1):
        record = f"q{at}"
        yield from _named(gold, record, speaker=quote.speaker)
        passage = gold.text[quote.start : quote.end]
        if not _PASSAGE.fullmatch(passage):
            yield Flaw(record, f"{passage!r} does not begin or end where a passage does")
        for what, printed in (("speaker_text", quote.speaker_text), ("cue", quote.cue)):
            if printed and not all(part in gold.text for part in printed.split("…")):
                yield Flaw(record, f"{what} {printed!r} is not in the text")


def _named(gold: Gold, record: str, **named: str | None) -> Iterator[Flaw]:
    known = {entity.id for entity in gold.entities}
    for part, entity in named.items():
        if entity is not None and entity not in known:
            yield Flaw(record, f"{part} {entity!r} is no entity of this article")


def _references(gold: Gold, record: str, fillers: Mapping[str, Qualifier]) -> Iterator[Flaw]:
    known = {entity.id for entity in gold.entities} | {mention.id for mention in gold.mentions}
    for role, filler in fillers.items():
        for one in filler if isinstance(filler, tuple) else (filler,):
            if isinstance(one, str) and _ID.fullmatch(one) and one not in known:
                yield Flaw(record, f"{role} {one!r} is nothing of this article's")


def _period(record: str, period: Period | None) -> Iterator[Flaw]:
    if period and period.start > period.end:
        yield Flaw(record, "its period ends before it begins")


def _evidence(gold: Gold, record: str, spans: tuple[Span, ...]) -> Iterator[Flaw]:
    if not spans:
        yield Flaw(record, "it has no evidence")
    for span in spans:
        before, after = gold.text[: span.start][-1:], gold.text[span.end :][:1]
        if not 0 <= span.start < span.end <= len(gold.text):
            yield Flaw(record, "its evidence lies outside the text")
        elif (before and before not in _CLAUSE_EDGES) or (after and after not in _CLAUSE_EDGES):
            yield Flaw(record, f"its evidence {gold.text[span.start : span.end]!r} cuts through a clause")
