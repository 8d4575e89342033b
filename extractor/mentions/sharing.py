"""Sharing: what neighbours lend each other — a hedge, the head of a unit, the share that a price is for."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.mentions.lists import SEPARATORS
from extractor.mentions.per import BOUNDED, GREATEST_PRICE
from extractor.mentions.quantity import Reading
from extractor.text.layout import Layout

BETWEEN = re.compile(r"(?:（[^（）]{0,40}）|\([^()]{0,40}\))?(?:、|/|及|和|与|或者?|以及|，|,|以及)")
EITHER = re.compile(r"(?:（[^（）]{0,40}）|\([^()]{0,40}\))?或者?")
WIDEST_STEP = 10
"""A price that is ten times the last is a total."""
WIDEST_GAP = 44
"""Characters between two items, a bracket included."""
RESPECTIVELY = "分别"
LEAD_REACH = 16


def share_hedges(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Let a hedge before a 分别 list, before `a或b`, or before items of one unit hold for every item."""
    shared: list[Reading] = []
    for reading in readings:
        previous = shared[-1] if shared else None
        if (
            previous is not None
            and previous.said.mod is not None
            and reading.said.mod is None
            and previous.kind is reading.kind
            and reading.start - previous.end <= WIDEST_GAP
            and _lends(text, previous, reading)
        ):
            shared.append(reading._replace(said=reading.said._replace(mod=previous.said.mod)))
        else:
            shared.append(reading)
    return shared


def _lends(text: str, previous: Reading, reading: Reading) -> bool:
    between = text[previous.end : reading.start]
    if EITHER.fullmatch(between):
        return True
    if not BETWEEN.fullmatch(between):
        return False
    if previous.number_end == previous.end and previous.rule == reading.rule:
        return True
    return RESPECTIVELY in text[max(0, previous.start - LEAD_REACH) : previous.start]


def lend_points(text: str, before: list[Reading], reading: Reading) -> None:
    """Let `2个、5个基点` be two numbers of basis points: 个 is the head of the unit that follows.

    `before` are the readings before `reading`; its last ones are mended in place.
    """
    if reading.said.unit not in POINTS or not text.startswith("个", reading.number_end):
        return
    start = reading.start
    for index in range(len(before) - 1, -1, -1):
        previous = before[index]
        if previous.said.unit != "个" or text[previous.end : start] not in SEPARATORS:
            return
        said = previous.said._replace(unit=reading.said.unit, of=None)
        before[index] = previous._replace(kind=reading.kind, rule=reading.rule, said=said)
        start = previous.start


POINTS = ("pp", "bp")
SMALL = Decimal(10)
NAMES = re.compile(r"[、和与及][^，。；：！？、\n]{1,14}\Z")
NAMES_REACH = 18
NOT_NAMES = frozenset("等共有为达约超近过的了到至出新另仅各")
"""Before a number, these say that it counts more than the names just listed."""


def drop_named(text: str, readings: list[Reading]) -> list[Reading]:
    """Drop small counts in Chinese figures of what is listed by name (`甲、乙、丙三家`), here and again."""
    small = [reading for reading in readings if _in_chinese(text, reading) and reading.said.high <= SMALL]
    surfaces = {text[reading.start : reading.end]: reading.said for reading in small}
    named = {
        (said.high, said.unit)
        for surface, said in surfaces.items()
        if any(_after_names(text, at.start()) for at in re.finditer(re.escape(surface), text))
    }
    if not named:
        return readings
    return [
        reading
        for reading in readings
        if not (
            (reading.said.high, reading.said.unit) in named
            and reading.said.mod is None
            and _in_chinese(text, reading)
        )
    ]


def _in_chinese(text: str, reading: Reading) -> bool:
    return reading.kind.name == "count" and not text[reading.number_start].isdigit()


def _after_names(text: str, start: int) -> bool:
    return (
        text[start - 1 : start] not in NOT_NAMES
        and NAMES.search(text, max(0, start - NAMES_REACH), start) is not None
    )


def carry_per(layout: Layout, readings: Sequence[Reading]) -> list[Reading]:
    """Let a price's unit hold for the later prices of its sentence (每股1.50美元上调至1.65美元)."""
    carried: list[Reading] = []
    last: Reading | None = None
    for reading in readings:
        carried.append(reading)
        if reading.kind.name != "money":
            continue
        if (
            last is not None
            and reading.said.per is None
            and last.said.per in BOUNDED
            and reading.said.high < min(GREATEST_PRICE, last.said.high * WIDEST_STEP)
            and reading.said.unit == last.said.unit
            and layout.sentence(last.start) == layout.sentence(reading.start)
        ):
            carried[-1] = reading._replace(said=reading.said._replace(per=last.said.per))
        last = carried[-1]
    return carried
