"""Anchoring: dates and durations of a text, resolved against publication and discourse in reading order."""

from collections.abc import Sequence
from datetime import date

from extractor.dates.cues import cues
from extractor.dates.discourse import Discourse
from extractor.dates.fixed import Fixed, FixedYear
from extractor.dates.parts import Path
from extractor.dates.resolve import PLAIN, resolve, resolve_stated
from extractor.dates.scan import Phrase, find_phrases
from extractor.dates.values import Failure, Resolved, range_value
from extractor.document import Caution, Found, Interval
from extractor.mentions.date_phrases import RANGE
from extractor.mentions.duration import find_durations
from extractor.text.layout import Layout

MESSAGES: dict[Failure, str] = {
    "impossible": "no such day; the mention keeps a null interval",
    "unresolved": "neither the text nor its publication date resolves it; the mention keeps a null interval",
    "horizon": "beyond the calendar of its holidays or trading days; the mention keeps a null interval",
}
OPEN = "（("


def read_dates(text: str, layout: Layout, *, published: date | None) -> tuple[list[Found], list[Caution]]:
    """Find and resolve the dates and durations of a folded text, in text order and without overlaps."""
    phrases = find_phrases(text)
    fixed = Fixed({}, ()) if published else _fixed(text, layout, phrases)
    discourse = Discourse(text, published=published, fixed=fixed)
    found: list[Found] = []
    cautions: list[Caution] = []
    opened: tuple[int, Resolved] | None = None
    for index, phrase in enumerate(phrases):
        start, end, rules, path, to_next, silent = phrase
        if path[-1].unit == "weekday" and index and _is_gloss(phrase, phrases[index - 1], text):
            continue
        discourse.enter(start, layout)
        if path[0].unit == "day" and path[0].base != "calendar":
            path = _glossed(phrases, index, text)
        resolved = resolve(path, (start, end), discourse, opened[1].interval if opened else None)
        if resolved is None:
            opened = None
            continue
        rule = rules[-1]
        if opened:
            start, rule = opened[0], RANGE.name
            resolved = _joined(opened[1], resolved)
        if to_next:
            opened = (start, resolved)
            continue
        opened = None
        discourse.hear(resolved, start, end, named=silent)
        if silent:
            continue
        found.append(Found(start, end, "date", rule, resolved.value))
        if resolved.failure:
            message = f"{text[start:end]}: {MESSAGES[resolved.failure]}"
            cautions.append(Caution(f"date.{resolved.failure}", message, start, end))
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


def _glossed(phrases: Sequence[Phrase], index: int, text: str) -> Path:
    """The path of a day in words, or of the date that explains it: 首日（7月27日）."""
    phrase = phrases[index]
    if index + 1 < len(phrases) and text[phrase.end] in OPEN:
        gloss = phrases[index + 1]
        if gloss.start == phrase.end + 1 and not gloss.silent:
            return gloss.path
    return phrase.path


def _joined(first: Resolved, last: Resolved) -> Resolved:
    """From the start of one date to the end of another."""
    relative = first.value.relative or last.value.relative
    if first.interval is None or last.interval is None or first.interval.start > last.interval.end:
        return Resolved(range_value(None, relative), failure=first.failure or last.failure or "impossible")
    interval = Interval(first.interval.start, last.interval.end)
    return Resolved(range_value(interval, relative), interval, first.stated or last.stated)


def _is_gloss(phrase: Phrase, before: Phrase, text: str) -> bool:
    """Whether a weekday only explains the day before it: 1月9日（周五）."""
    return before.path[-1].unit == "day" and text[before.end : phrase.start] in (
        "",
        "（",
        "(",
        "，",
        ",",
        " ",
    )


def _fixed(text: str, layout: Layout, phrases: Sequence[Phrase]) -> Fixed:
    """The years that an undated text fixes: those it states, but not months of history, nor forecasts."""
    days: dict[tuple[int, int], int] = {}
    years: list[FixedYear] = []
    cue = cues()
    for phrase in phrases:
        start, end, _, path, *_ = phrase
        first = path[0]
        if first.unit != "year" or first.base != "calendar" or first.low != first.high:
            continue
        stated = resolve_stated(path) if PLAIN.issuperset(part.unit for part in path) else None
        if stated is None or stated.interval is None:
            continue
        day = stated.interval.start
        if day == stated.interval.end:
            days[day.month, day.day] = day.year
        by_the_way = (
            stated.value.grain == "month" or cue.is_history(text, start) or text.startswith(cue.report, end)
        )
        if not by_the_way and not cue.ahead_before.search(text, max(0, start - 16), start):
            years.append(FixedYear(layout.sentence(start)[0], start, day))
    return Fixed(days, years)
