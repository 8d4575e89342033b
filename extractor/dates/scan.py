"""Finding dates: one scan for all links, links that stand side by side chained into phrases."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.dates.parts import ORDER, Part, Path
from extractor.dates.starts import DIGITS, Starts, starts_of
from extractor.grammar.slots import fill
from extractor.mentions import date as calendar_dates
from extractor.mentions import date_figures as figures
from extractor.mentions import date_phrases as phrases
from extractor.mentions import date_words as words
from extractor.mentions.date_links import HAN_NUMBER, SLOTS, TO, number, year_number


class Phrase(NamedTuple):
    """A date as found: its span, the rules of its links, and its path from coarse to fine.

    `to_next` says that it opens a range which the next phrase closes; `silent` that it is no mention but
    tells what the text is talking about.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    path: Path
    to_next: bool = False
    silent: bool = False


DATE_RULES = (*figures.RULES, *words.RULES, *calendar_dates.RULES)
"""All rules that read a link; of two that read at one place the first wins."""

NAMES = tuple((rule.name,) for rule in DATE_RULES)
REPORT = DATE_RULES.index(words.REPORT)
NAMED = re.compile(r"\(\?P<\w+>")


class Grammar(NamedTuple):
    """The patterns of the rules, their slots filled, and where each can start."""

    patterns: tuple[re.Pattern[str], ...]
    starts: Starts


@cache
def grammar() -> Grammar:
    """Work out the grammar from the rules and the lexicons."""
    slots = SLOTS | words.word_slots()
    filled = [NAMED.sub("(?:", fill(rule.pattern, slots)) for rule in DATE_RULES]
    return Grammar(tuple(re.compile(pattern) for pattern in filled), starts_of(filled))


def find_phrases(text: str) -> list[Phrase]:
    """All date phrases of a folded text, in text order."""
    chained: list[Phrase] = []
    before: Phrase | None = None
    for link in _links(text):
        shares = link.start and text[link.start - 1] in LISTED
        for part in _with_heads(text, link, before.end if before else 0) if shares else (link,):
            if before and part.start - before.end <= 1:
                before = _chain(chained, before, part, text)
            else:
                chained.append(part)
                before = part
    return _close(chained, text)


def _chain(chained: list[Phrase], before: Phrase, part: Phrase, text: str) -> Phrase:
    """Add a link to the last phrase, which it narrows, or after it."""
    if part.silent:
        if before.end == part.start and before.path[0].unit == "year":
            part = part._replace(path=before.path[:1] + part.path[part.path[0].unit == "year" :])
    elif not before.silent and _continues(before, part, text):
        chained[-1] = Phrase(before.start, part.end, before.rules + part.rules, before.path + part.path)
        return chained[-1]
    chained.append(part)
    return part


def _links(text: str) -> list[Phrase]:
    patterns, (trigger, after_figures, pairs) = grammar()
    found: list[Phrase] = []
    after = 0
    for place in trigger.finditer(text):
        start, end = place.span()
        if start < after:
            continue
        if text[start] in DIGITS:
            rules = after_figures[end - start].get(text[end])
        else:
            rules = pairs.get(text[start : start + 2])
        if rules is None:
            continue
        for rule in rules:
            match = patterns[rule].match(text, start)
            path = _path(rule, match.groups()) if match else None
            if match and path:
                after = match.end()
                found.append(Phrase(start, after, NAMES[rule], path, False, rule == REPORT))
                break
    return found


@lru_cache(maxsize=1 << 12)
def _path(rule: int, groups: tuple[str | None, ...]) -> Path | None:
    """What a rule makes of the groups of its match."""
    return DATE_RULES[rule].read(*groups)


LISTED = {"、": False, "及": False, "和": False, "与": False} | dict.fromkeys("-－–―~～至到—", True)
OPENS_ITEM = "\n|】。；"
"""After these a number with 、 numbers an item (4、9月1日)."""
HEADS = {
    "year": re.compile(r"(?<![0-9A-Za-z.])(?<![0-9],)()((?:1[6-9]|20|21)[0-9]{2})((?:以)?[、及和与])$"),
    "month": re.compile(rf"(?<![0-9.月])()(1[0-2]|[1-9]|{HAN_NUMBER})({TO}|(?:以)?[、及和与])$"),
    "day": re.compile(rf"(?<![0-9.])()(3[01]|[12][0-9]|[1-9]|{HAN_NUMBER})({TO}|(?:以)?[、及和与])$"),
    "quarter": re.compile(rf"(?<![0-9.])(第?)([1-4一二三四])({TO}|(?:以)?[、及和与])$"),
}
"""A number before a date that borrows its unit: `2022、2023及2024年`, `一、二季度`, `5-8日`."""


def _with_heads(text: str, link: Phrase, floor: int) -> list[Phrase]:
    """A link with the bare numbers before it that share its unit: more links, or the start of its range."""
    first = link.path[0]
    if first.unit not in HEADS or first.base != "calendar":
        return [link]
    heads: list[Phrase] = []
    start = link.start
    while head := HEADS[first.unit].search(text[max(floor, start - 8) : start]):
        offset = max(floor, start - 8)
        value = year_number(head[2]) if first.unit == "year" else number(head[2])
        begins = offset + head.start(1)
        if first.unit in ("month", "day") and (begins == 0 or text[begins - 1] in OPENS_ITEM):
            break
        if LISTED[head[3][-1]]:
            if value >= first.low:
                break
            path = (Part(first.unit, value, first.high), *link.path[1:])
            return [*reversed(heads), link._replace(start=begins, path=path)]
        heads.append(Phrase(begins, offset + head.end(2), link.rules, (Part(first.unit, value, value),)))
        start = begins
    return [*reversed(heads), link]


def _continues(before: Phrase, link: Phrase, text: str) -> bool:
    """Whether `link` narrows the phrase that ends where it starts, or one 的 or space before."""
    gap = link.start - before.end
    if gap and not (gap == 1 and text[before.end] in "的 "):
        return False
    last, first = before.path[-1], link.path[0]
    if first.unit not in ORDER or last.unit not in ORDER or ORDER[first.unit] <= ORDER[last.unit]:
        return False
    return (first.base == "calendar" and first.unit != "edge") or first.unit == "same"


def _close(chained: list[Phrase], text: str) -> list[Phrase]:
    """Read what phrases make together, or with the words after them: 今年以来, 年度止, A至B."""
    closed = []
    for index, phrase in enumerate(chained):
        start, end, rules, path, _, silent = phrase
        first = path[0]
        if silent or end == len(text):
            closed.append(phrase)
            continue
        if first.unit in ("third", "week") and first.base == "calendar":
            continue
        if text[end] in phrases.GOES_ON:
            whole = phrases.extend(start, end, path, text)
            if whole:
                start, end, rule, path = whole
                closed.append(Phrase(start, end, (*rules, rule), path))
                continue
            if index + 1 < len(chained) and phrases.RANGE_SIGN.fullmatch(text, end, chained[index + 1].start):
                phrase = phrase._replace(to_next=True)  # noqa: PLW2901
        closed.append(phrase)
    return closed
