"""Press: what 元 is where an article was printed, and beside prices in Hong Kong dollars."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.grammar.lexicon import Row, alternation, load_rows
from extractor.mentions.currency import PLAIN
from extractor.mentions.quantity import Reading
from extractor.text.fold import Text

TRADITIONAL = re.compile(r"[億萬務業報這個與為於]")
HEAD, TRADITIONAL_SHARE = 1000, 0.005
"""A text with a greater share of these few common characters is written in Traditional."""
HONG_KONG = "港"
TAIWAN = re.compile(r"新台币|台股|台币|台积电|金管会|上柜")
FEWEST_WORDS = 3
NEAR = 100
"""Characters within which two share prices are taken to be of one stock."""


class PressRow(Row):
    """A press in whose pages 元 is `iso`: its publishers, and words of its own where they are unknown."""

    iso: str
    publishers: tuple[str, ...]
    words: tuple[str, ...] = ()


@cache
def presses() -> tuple[PressRow, ...]:
    """Read the presses of ``currencies.toml``."""
    return load_rows("currencies.toml", "press", PressRow)


class Press(NamedTuple):
    """What 元 is, from `start` on."""

    iso: str
    start: int = 0


def press_of(publisher: str | None, source: Text | None) -> Press | None:
    """The press that printed this, if 元 is not CNY there: by publisher, imprint, script or own words."""
    if publisher is not None:
        for row in presses():
            if any(name in publisher for name in row.publishers):
                return Press(row.iso)
    if source is None:
        return None
    original, folded = source.original[:HEAD], source.folded[:HEAD]
    if original != folded and len(TRADITIONAL.findall(original)) > len(original) * TRADITIONAL_SHARE:
        return Press("TWD" if TAIWAN.search(folded) else "HKD")
    return _told_by_words(folded) if HONG_KONG in folded else None


def _told_by_words(text: str) -> Press | None:
    """A press that names itself in a text, from that paragraph on, or writes in words of its own."""
    for row in presses():
        named = any(name in text for name in row.publishers)
        imprint = _imprint(row).search(text) if named else None
        if imprint is not None:  # an advertisement above its paragraph is another's
            return Press(row.iso, text.rfind("\n", 0, imprint.start()) + 1)
    told = (row for row in presses() if sum(word in text for word in row.words) >= FEWEST_WORDS)
    return next((Press(row.iso) for row in told), None)


@cache
def _imprint(row: PressRow) -> re.Pattern[str]:
    """Where a text names its own publisher: `来源：财华网`, `【财华社讯】`, `《经济通专讯》`."""
    names = alternation(row.publishers)
    return re.compile(f"来源[:：] *(?:{names})|【(?:{names})[^】]{{0,4}}讯|《(?:{names})[^》]{{0,8}}讯》")


def settle_plain(text: str, readings: list[Reading], press: Press | None) -> list[Reading]:
    """Give amounts in 元 the currency of their press, prices (no A股 one) that of HKD prices close by.

    In a sentence that has named 新台币, 元 goes on to be that.
    """
    dollars = [reading.start for reading in readings if _is_price(reading, "HKD")]
    taiwan = [reading.start for reading in readings if reading.said.unit == "TWD"]
    if press is None and not dollars and not taiwan:
        return readings
    return [_settled(text, reading, press, dollars, taiwan) for reading in readings]


def _settled(
    text: str, reading: Reading, press: Press | None, dollars: Sequence[int], taiwan: Sequence[int]
) -> Reading:
    if reading.said.unit != PLAIN:
        return reading
    if press is not None and reading.start >= press.start:
        iso = press.iso
    elif _beside(text, reading, dollars):
        iso = "HKD"
    elif any(at < reading.start <= at + NEAR and "。" not in text[at : reading.start] for at in taiwan):
        iso = "TWD"
    else:
        return reading
    return reading._replace(said=reading.said._replace(unit=iso, source="inherited"))


def _beside(text: str, reading: Reading, dollars: Sequence[int]) -> bool:
    """Whether a price stands close to one in HKD, in its paragraph, and is not an A股's."""
    before = text[max(0, reading.start - NEAR) : reading.start]
    return (
        _is_price(reading, PLAIN)
        and before.rfind("A股") <= before.rfind("H股")
        and any(
            abs(at - reading.start) <= NEAR
            and "\n" not in text[min(at, reading.start) : max(at, reading.start)]
            for at in dollars
        )
    )


def _is_price(reading: Reading, unit: str) -> bool:
    return reading.said.per == "share" and reading.said.unit == unit
