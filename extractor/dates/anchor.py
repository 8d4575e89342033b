"""Anchoring: dates and durations of a text, resolved against publication and discourse in reading order."""

from collections.abc import Sequence
from datetime import date

from extractor.dates.discourse import FOUNDED, FUTURE, Discourse, Fixed
from extractor.dates.resolve import resolve
from extractor.dates.scan import Phrase, find_phrases
from extractor.dates.values import Failure, Resolved, range_value
from extractor.document import Caution, Found, Interval
from extractor.mentions.date_phrases import RANGE
from extractor.mentions.duration import find_durations
from extractor.text.layout import Layout

MESSAGES: dict[Failure, str] = {
    "impossible": "no such day; the mention keeps a null interval",
    "unresolved": "neither the text nor its publication date resolves it; the mention keeps a null interval",
    "horizon": "outside the exchange's calendar; the mention keeps a null interval",
}
OPEN, CLOSED = "（(", "）)"


def read_dates(text: str, layout: Layout, *, published: date | None) -> tuple[list[Found], list[Caution]]:
    """Find and resolve the dates and durations of a folded text, in text order and without overlaps."""
    phrases = find_phrases(text)
    fixed = Fixed({}, ()) if published else _fixed(text, layout, phrases)
    discourse = Discourse(text, published=published, fixed=fixed)
    found: list[Found] = []
    cautions: list[Caution] = []
    opened: tuple[Phrase, Resolved] | None = None
    for index, phrase in enumerate(phrases):
        if _is_gloss(phrase, phrases[index - 1] if index else None, text):
            continue
        discourse.enter(phrase.start, layout)
        resolved = _resolve(phrases, index, discourse, opened)
        if resolved is None:
            opened = None
            continue
        start, rule = phrase.start, phrase.rules[-1]
        if opened:
            start, rule = opened[0].start, RANGE.name
            resolved = _joined(opened[1], resolved)
        if phrase.to_next:
            opened = (phrase._replace(start=start), resolved)
            continue
        opened = None
        discourse.hear(resolved, start, phrase.end)
        if phrase.silent:
            continue
        found.append(Found(start, phrase.end, "date", rule, resolved.value))
        if resolved.failure:
            message = f"{text[start : phrase.end]}: {MESSAGES[resolved.failure]}"
            cautions.append(Caution(f"date.{resolved.failure}", message, start, phrase.end))
    return _with_durations(found, text), cautions


def _with_durations(dates: list[Found], text: str) -> list[Found]:
    """The dates, and the durations that overlap none of them."""
    taken = iter([*dates, Found(len(text), len(text), "date", "")])
    date_here = next(taken)
    mixed: list[Found] = []
    for duration in find_durations(text):
        while date_here.end <= duration.start and date_here.start < len(text):
            mixed.append(date_here)
            date_here = next(taken)
        if date_here.start >= duration.end:
            mixed.append(duration)
    if date_here.start < len(text):
        mixed.append(date_here)
    return [*mixed, *(one for one in taken if one.start < len(text))]


def _resolve(
    phrases: Sequence[Phrase], index: int, discourse: Discourse, opened: tuple[Phrase, Resolved] | None
) -> Resolved | None:
    """What a phrase means; a day in words that the next phrase explains (首日（7月27日）) is that one."""
    phrase = phrases[index]
    if phrase.path[0].base == "day" and index + 1 < len(phrases):
        gloss = phrases[index + 1]
        if gloss.start == phrase.end + 1 and discourse.text[phrase.end] in OPEN and not gloss.silent:
            phrase = gloss
    after = opened[1].interval if opened else None
    return resolve(phrase.path, (phrase.start, phrase.end), discourse, after)


def _joined(first: Resolved, last: Resolved) -> Resolved:
    """From the start of one date to the end of another."""
    relative = first.value.relative or last.value.relative
    if first.interval is None or last.interval is None or first.interval.start > last.interval.end:
        return Resolved(range_value(None, relative), failure=first.failure or last.failure or "impossible")
    interval = Interval(first.interval.start, last.interval.end)
    return Resolved(range_value(interval, relative), interval, first.stated or last.stated)


def _is_gloss(phrase: Phrase, before: Phrase | None, text: str) -> bool:
    """Whether a weekday only explains the day before it: 1月9日（周五）."""
    return (
        phrase.path[-1].unit == "weekday"
        and before is not None
        and before.path[-1].unit == "day"
        and before.end == phrase.start - 1
        and text[before.end] in OPEN + "，, "
    )


def _fixed(text: str, layout: Layout, phrases: Sequence[Phrase]) -> Fixed:
    """The years that an undated text fixes: those it states but in histories and forecasts."""
    days: dict[tuple[int, int], int] = {}
    years: list[tuple[int, int]] = []
    for phrase in phrases:
        first = phrase.path[0]
        if first.unit != "year" or first.base != "calendar" or first.low != first.high:
            continue
        if len(phrase.path) > 2 and phrase.path[2].unit == "day":
            days[phrase.path[1].low, phrase.path[2].low] = first.low
        before = max(0, phrase.start - 16)
        if not FOUNDED.search(text, before, phrase.start) and not FUTURE.search(text, before, phrase.start):
            years.append((layout.sentence(phrase.start)[0], first.low))
    return Fixed(days, years)
