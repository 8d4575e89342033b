"""Scanning: every quantity of a text in one pass over its numerals, then what neighbours share."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from extractor.document import Caution, Found
from extractor.grammar.overlap import settle
from extractor.grammar.slots import Slots
from extractor.mentions.amount import inherit
from extractor.mentions.count import COUNT, classifiers
from extractor.mentions.currency import PLAIN, currencies
from extractor.mentions.engine import Engine
from extractor.mentions.guard import guarded
from extractor.mentions.header import headed
from extractor.mentions.lists import SEPARATOR_ENDS, with_items
from extractor.mentions.money import MONEY
from extractor.mentions.multiple import MULTIPLE, multiple_rows
from extractor.mentions.numeral import TO, figures
from extractor.mentions.percent import PERCENT, percent_rows
from extractor.mentions.press import press_of, settle_plain
from extractor.mentions.quantity import Reading
from extractor.mentions.sharing import carry_per, drop_named, lend_points, share_hedges
from extractor.text.fold import Text
from extractor.text.layout import Layout

KINDS = (MONEY, PERCENT, MULTIPLE, COUNT)


@cache
def engine() -> Engine:
    """The engine over all kinds and lexicons."""
    return Engine(KINDS, slots())


@cache
def slots() -> Slots:
    """The slots of quantity rules."""
    digits = "".join(figures().digits)
    return Slots(
        words={
            "currency": {form: _bar(form, unit.not_before) for form, unit in currencies().after.items()},
            "currency_before": dict.fromkeys(currencies().before, ""),
            "percent": {form: _bar(form, row.not_before) for form, row in percent_rows().items()},
            "multiple": {form: _bar(form, row.not_before) for form, row in multiple_rows().items()},
            "classifier": {form: _bar(form, row.not_before) for form, row in classifiers().items()},
            "yuan": dict.fromkeys(("元", "圆", "块"), ""),
        },
        fragments={
            "space": " ?",
            "to": TO,
            "number": figures().number,
            "figure": figures().figure,
            "digit": f"[0-9{digits}]",
            "rest": f"[半{digits}]",
            "minus": "负?",
        },
    )


LATIN_END = "[A-Za-z0-9]"


def _bar(form: str, not_before: tuple[str, ...]) -> str:
    """What must not follow a form; a Latin one must end its word."""
    bars = [re.escape(bar) for bar in not_before]
    if form[-1].isascii() and form[-1].isalpha():
        bars.append(LATIN_END)
    return "|".join(bars)


def scan(
    text: str, layout: Layout, *, publisher: str | None = None, source: Text | None = None
) -> tuple[list[Found], list[Caution]]:
    """Find the quantities of a folded text, in text order and without overlaps, and what stayed unread.

    `publisher` and the script of the `source` decide what 元 is: dollars of Hong Kong in its press. Units are
    given as the source prints them.
    """
    readings, cautions = _read(text)
    readings.sort(key=_start)
    readings = carry_per(layout, share_hedges(text, drop_named(text, readings)))
    currencies_said = {reading.said.unit for reading in readings if reading.kind is MONEY}
    if None in currencies_said:
        readings = inherit(text, layout, readings)
        cautions.extend(_without_currency(readings))
    if PLAIN in currencies_said:
        readings = settle_plain(text, readings, press_of(publisher, source))
    if source is not None and source.original != text:
        readings = _as_printed(source, readings)
    found = partial(tuple.__new__, Found)  # half the time of calling the class
    return settle(
        found((r.start, r.end, r.kind.name, r.rule, r.kind.value(r.said), None, None)) for r in readings
    ), cautions


def _as_printed(source: Text, readings: list[Reading]) -> list[Reading]:
    """Classifiers, and the nouns behind them, in the script of the source (間, not 间)."""
    printed: dict[str | None, str] = {}
    for reading in readings:
        if reading.kind is COUNT:
            unit, of = reading.said.unit or "", reading.said.of or ""
            if source.folded.endswith(unit, 0, reading.end):
                printed[unit] = source.original[slice(*source.back(reading.end - len(unit), reading.end))]
            printed[of] = source.original[slice(*source.back(reading.end, reading.end + len(of)))]
    if all(word == form for word, form in printed.items()):
        return readings
    return [_in_print(reading, printed) if reading.kind is COUNT else reading for reading in readings]


def _in_print(reading: Reading, printed: Mapping[str | None, str]) -> Reading:
    unit, of = reading.said.unit, reading.said.of
    said = reading.said._replace(unit=printed.get(unit, unit), of=printed.get(of, of))
    return reading._replace(said=said)


def _without_currency(readings: Iterable[Reading]) -> Iterator[Caution]:
    for reading in readings:
        if reading.kind is MONEY and reading.said.unit is None:
            message = "no currency is stated, here or beside the same noun"
            yield Caution("currency.unknown", message, reading.start, reading.end)


def _start(reading: Reading) -> int:
    return reading.start


def _read(text: str) -> tuple[list[Reading], list[Caution]]:
    """What the rules read, with the items of lists that share a unit; and where figures made no number."""
    grammar = engine()
    read, goes_on, ends_in, led_by = grammar.read, grammar.goes_on, grammar.ends_in, grammar.led_by
    readings = [*grammar.words(text), *headed(text, read)]
    cautions: list[Caution] = []
    bare: dict[int, int] = {}
    taken = 0
    for match in figures().undated.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        before = text[start - 1 : start]
        if text[end : end + 1] not in goes_on and text[end - 1] not in ends_in and before not in led_by:
            bare[end] = start
            continue
        reading = read(text, start, end)
        if reading is None:
            bare[end] = start
        elif guarded(text, start):
            continue
        elif isinstance(reading, Caution):
            bare[end] = start
            cautions.append(reading)
        elif before in TIES and not _stands_free(text, start, reading):
            if before == ",":
                message = "a comma ties it to figures that are no part of it"
                cautions.append(Caution("number.unread", message, start, reading.end))
        else:
            taken = reading.end
            if before in SEPARATOR_ENDS:
                lend_points(text, readings, reading)
                readings.extend(with_items(text, reading, bare))
            else:
                readings.append(reading)
    return readings, cautions


GROUP = re.compile("[0-9]{3}")
"""What may go on a number after a comma, well or badly."""
WEEK, WEEKDAYS = ("周", "期", "拜"), "一二三四五六日"
TIES = frozenset("第周期拜,:-_#%=" + string.ascii_letters)
"""Before a numeral, these may tie it to a longer word or number."""


def _stands_free(text: str, start: int, reading: Reading) -> bool:
    """Whether a numeral may start after a tie: not in a Latin word, an ordinal, a number with parts.

    After an abbreviation a ratio or an amount may (PE15倍, MLF5000亿元), but no count (CES2026).
    """
    before = text[start - 1]
    if before == "第":
        return False
    if before in WEEK:
        return text[start] not in WEEKDAYS
    further = text[start - 2 : start - 1]
    if before.isalpha():
        return reading.kind is not COUNT and further.isascii() and further.isupper() and before.isupper()
    if before == "=":
        return not further.islower()
    if before == ",":
        return not (further.isdigit() and GROUP.match(text, start))
    return not (further.isascii() and further.isalnum())
