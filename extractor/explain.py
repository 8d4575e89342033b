"""Explaining a record: the rules and the characters that gave each part of it."""

from collections.abc import Iterator, Sequence

from extractor.document import Document, Statement
from extractor.facts.assemble import read_facts
from extractor.pipeline import read_article
from extractor.settings import DEFAULT, Settings
from schemas import Event, Extraction, Fact, Span


def explain(extraction: Extraction, record_id: str, *, settings: Settings = DEFAULT) -> str:
    """The tree behind the fact, mention, entity or event `record_id` of `extraction`, as lines of text.

    The parts of a fact are read anew with today's rules, so that the tree of an older extraction can differ.
    Raises KeyError where the extraction has no such record.
    """
    for fact in extraction.facts:
        if fact.id == record_id:
            return "\n".join(_fact(extraction, fact, settings))
    for mention in extraction.mentions:
        if mention.id == record_id:
            return f"{mention.id}  {mention.text} [{mention.start}:{mention.end}]\n└─ {mention.rule}"
    for entity in extraction.entities:
        if entity.id == record_id:
            names = "、".join([entity.name, *entity.aliases])
            return f"{entity.id}  {names}  {entity.type}\n└─ {entity.rule}"
    for event in extraction.events:
        if event.id == record_id:
            return "\n".join(_event(extraction, event))
    counts = [(len(extraction.facts), "facts f1…"), (len(extraction.mentions), "mentions m1…")]
    counts += [(len(extraction.entities), "entities e1…"), (len(extraction.events), "events v1…")]
    there = ", ".join(f"{count} {name}" for count, name in counts)
    raise KeyError(f"no record {record_id!r} here; there are {there}")


def _fact(extraction: Extraction, fact: Fact, settings: Settings) -> Iterator[str]:
    yield _headline(extraction, fact)
    yield f"├─ reading   {fact.rule}"
    reading = read_article(extraction.article, settings=settings)
    statements, _ = read_facts(reading.document, reading.sayings, traced=True)
    statement = next((one for one in statements if _says(one, fact)), None)
    if statement is not None:
        yield from _parts(statement, reading.document)
    yield from _evidence(extraction, fact.evidence)


def _says(statement: Statement, fact: Fact) -> bool:
    period = None if fact.period is None else (fact.period.start, fact.period.end)
    said = (statement.metric, statement.measure, statement.value, statement.period)
    return said == (fact.metric, fact.measure, fact.value, period)


def _parts(statement: Statement, document: Document) -> Iterator[str]:
    for part in statement.trace:
        start, end = document.text.back(part.start, part.end)
        yield f"├─ {part.part:<9} {document.text.original[start:end]} [{start}:{end}]  {part.rule}"


def _headline(extraction: Extraction, fact: Fact) -> str:
    names = {entity.id: entity.name for entity in extraction.entities}
    subject = names.get(fact.subject or "") or fact.qualifiers.get("subject_text")
    period = f"{fact.period.start}..{fact.period.end}" if fact.period else "no period"
    said = [subject, fact.metric, fact.measure, period, format(fact.value.low, "f"), fact.modality]
    return f"{fact.id}  {' · '.join(str(part) for part in said)}"


def _event(extraction: Extraction, event: Event) -> Iterator[str]:
    yield f"{event.id}  {event.type}  {event.rule}"
    for role, filler in event.roles.items():
        yield f"├─ {role}  {filler}"
    yield from _evidence(extraction, event.evidence)


def _evidence(extraction: Extraction, spans: Sequence[Span]) -> Iterator[str]:
    text = extraction.article.text
    for order, span in enumerate(spans, start=1):
        branch = "└─" if order == len(spans) else "├─"
        yield f"{branch} evidence  {text[span.start : span.end]} [{span.start}:{span.end}]"
