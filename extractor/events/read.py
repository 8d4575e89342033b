"""Reading events: frames filled from the clauses around their triggers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.document import Document, Happening, Interval, RoleValue, Statement, Trace
from extractor.events.context import Context
from extractor.events.fill import Filling, Stretch, read_date
from extractor.events.filler import Filler
from extractor.events.frames import Frame, Trigger, denied, trigger_words
from extractor.events.merge import Draft, merge
from extractor.grammar.words import Hit
from schemas import DateInterval

FOLLOWING = 3
"""Sentences after an event's own in which a role may still be said."""


def read_events(document: Document, statements: Sequence[Statement]) -> list[Happening]:
    """Find the events of a document, in text order."""
    text = document.text.folded
    hits = [hit for hit in trigger_words().find(text) if hit.means.frame and not denied(text, hit)]
    if not hits:
        return []
    context = Context(document)
    sentences = groupby(hits, lambda hit: document.layout.sentence(hit.start)[0])
    drafts = [draft for _, group in sentences for draft in _drafts([*group], context)]
    return [_happening(draft, context) for draft in merge(drafts, document)]


def _drafts(hits: Sequence[Hit[Trigger]], context: Context) -> Iterator[Draft]:
    """The events of one sentence: an event's clauses run from its trigger's to the next one's.

    Until one is stated, they run from the start of the sentence.
    """
    layout = context.document.layout
    start, end = layout.sentence(hits[0].start)
    clauses = [layout.clause(hit.start)[0] for hit in hits]
    told = {
        (clause, hit.means.frame.row.type)
        for hit, clause in zip(hits, clauses, strict=True)
        if hit.means.frame
    }
    read: set[tuple[int, str]] = set()
    stated = False
    for hit, clause in zip(hits, clauses, strict=True):
        frame = hit.means.frame
        assert frame is not None
        if (clause, frame.row.type) in read or not _may_state(frame, start, end, context):
            continue
        if any((clause, other) in told for other in frame.row.gives_way_to):
            continue
        read.add((clause, frame.row.type))
        first = clause if stated else start
        last = next((later for later in clauses if later > clause), end)
        sketch = context.sketch(start, end)
        stretch = Stretch(sketch, sketch.place(first), sketch.place(last), sketch.place(hit.start))
        filling = Filling(frame, stretch, context)
        filled = filling.fill()
        date = filled.pop("date", None) or (
            None if frame.row.dated_by else read_date(stretch, filled.values(), context)
        )
        evidence = _evidence(hit, [*filled.values(), *([date] if date else [])], first, last, context)
        draft = Draft(frame, hit.means.weak, start, (hit.start, hit.end), filled, date, (evidence,))
        if draft.complete():
            stated = True
            context.previous = layout.paragraph(start)[0], filled
            if broker := filled.get("broker"):
                context.brokers.update(context.document.found[index].entity for index in broker.mentions)
            if frame.reaches_on:
                filling.fill_further(_following(end, context))
        yield from draft.each()


def _may_state(frame: Frame, start: int, end: int, context: Context) -> bool:
    """A quick look at a sentence: whether it holds what the frame needs."""
    present = context.signs(start, end)
    if any(signs.isdisjoint(present) for signs in frame.must_hold):
        return False
    return not frame.row.announced or context.announcements.at(start).who is not None


def _following(end: int, context: Context) -> list[tuple[int, int]]:
    """The sentences after `end` in which a role may still be said: in a digest, of the same paragraph."""
    layout = context.document.layout
    last = layout.paragraph(end - 1)[1] if context.announcements.is_digest else layout.length
    sentences: list[tuple[int, int]] = []
    while end < last and len(sentences) < FOLLOWING:
        sentences.append(layout.sentence(end))
        end = sentences[-1][1]
    return sentences


def _evidence(
    hit: Hit[Trigger], fillers: Sequence[Filler], first: int, last: int, context: Context
) -> tuple[int, int]:
    """The smallest run of whole clauses that holds the trigger and what the event's clauses fill."""
    inside = [one for one in fillers if first <= one.start and one.end <= last and one.stated_here]
    layout, text = context.document.layout, context.document.text.folded
    start, _ = layout.clause(min([hit.start, *(filler.start for filler in inside)]))
    _, end = layout.clause(max([hit.end, *(filler.end for filler in inside)]) - 1)
    start = max(start, first)
    while end > start and text[end - 1] in "，,；;。：:！？ \n":
        end -= 1
    while start < end and text[start] in " \n":
        start += 1
    return start, end


def _happening(draft: Draft, context: Context) -> Happening:
    row = draft.frame.row
    rule = f"event.{row.type}.{row.variant}" if row.variant else f"event.{row.type}"
    roles: dict[str, RoleValue] = {}
    trace: list[Trace] = []
    for role in (role.row for role in draft.frame.roles):
        filler = draft.filled.get(role.name)
        if filler is not None:
            roles[role.name] = filler.value
            trace.append(Trace(role.name, filler.pattern, filler.start, filler.end))
        elif role.always and role.name != "date":
            roles[role.name] = None
    trace.append(Trace("trigger", rule, *draft.trigger))
    date = _interval(draft.date.mentions[0], context) if draft.date else None
    if draft.date:
        trace.append(Trace("date", draft.date.pattern, draft.date.start, draft.date.end))
    when = context.announcements.at(draft.trigger[0]).when
    if when is not None:
        found = context.document.found[when]
        trace.append(Trace("announced", "announcement", found.start, found.end))
        if draft.date is None and _is_dated_by_announcement(draft, context):
            date = _interval(when, context)
    return Happening(row.type, date, roles, draft.evidence, rule, tuple(trace))


def _is_dated_by_announcement(draft: Draft, context: Context) -> bool:
    """Whether its announcement's day is the event's: not where another house's news of the day tells it."""
    role = draft.frame.row.dated_by
    if not role:
        return True
    who = context.announcements.at(draft.trigger[0]).who
    if who is None or role not in draft.filled:
        return False
    found = context.document.found
    return any(found[mention].entity == found[who].entity for mention in draft.filled[role].mentions)


def _interval(mention: int, context: Context) -> Interval | None:
    value = context.document.found[mention].value
    if isinstance(value, DateInterval) and value.start and value.end:
        return Interval(value.start, value.end)
    return None
