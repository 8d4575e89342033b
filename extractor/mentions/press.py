"""Press: what 元 is where an article was printed, and beside prices in Hong Kong dollars."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.grammar.lexicon import Row, alternation, load_rows
from extractor.mentions.currency import PLAIN
from extractor.mentions.quantity import Reading
from extractor.text.fold import Text

TRADITIONAL = re.compile(r"[億萬務業報這個與為於]")
TRADITIONAL_SHARE = 0.005
"""A text with a greater share of these few common characters is written in Traditional."""
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


def press_currency(publisher: str | None, source: Text | None) -> str | None:
    """The currency that 元 is where this was printed, if not CNY: by publisher, script or choice of words."""
    for row in presses():
        if publisher is not None and any(name in publisher for name in row.publishers):
            return row.iso
        if source is not None and _imprint(row).search(source.folded):
            return row.iso
    if source is None:
        return None
    if len(TRADITIONAL.findall(source.original)) > len(source.original) * TRADITIONAL_SHARE:
        return "TWD" if TAIWAN.search(source.folded) else "HKD"
    return next(
        (row.iso for row in presses() if sum(word in source.folded for word in row.words) >= FEWEST_WORDS),
        None,
    )


@cache
def _imprint(row: PressRow) -> re.Pattern[str]:
    """Where a text names its own publisher: `来源：财华网`, `【财华社讯】`, `《经济通专讯》`."""
    names = alternation(row.publishers)
    return re.compile(f"来源[:：] *(?:{names})|【(?:{names})[^】]{{0,4}}讯|《(?:{names})[^》]{{0,8}}讯》")


def settle_plain(text: str, readings: list[Reading], press: str | None) -> list[Reading]:
    """Give amounts in 元 the currency of their press, and prices (no A股 one) that of HKD prices close by."""
    dollars = [reading.start for reading in readings if _is_price(reading, "HKD")]
    if press is None and not dollars:
        return readings
    return [
        reading._replace(said=reading.said._replace(unit=press or "HKD", source="inherited"))
        if reading.said.unit == PLAIN and (press or _beside(text, reading, dollars))
        else reading
        for reading in readings
    ]


def _beside(text: str, reading: Reading, dollars: Sequence[int]) -> bool:
    before = text[max(0, reading.start - NEAR) : reading.start]
    return (
        _is_price(reading, PLAIN)
        and before.rfind("A股") <= before.rfind("H股")
        and any(abs(at - reading.start) <= NEAR for at in dollars)
    )


def _is_price(reading: Reading, unit: str) -> bool:
    return reading.said.per == "share" and reading.said.unit == unit
