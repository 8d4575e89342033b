"""Headers: a unit printed once, in a bracket or over a table, for the bare numbers that follow it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.document import Caution
from extractor.grammar.rule import Rule
from extractor.mentions.count import count
from extractor.mentions.money import money
from extractor.mentions.percent import percent
from extractor.mentions.quantity import Reading


class Cell(NamedTuple):
    """A bare number at `start`–`end`, the unit printed over it, and where that stands."""

    start: int
    end: int
    unit: str
    header: int


VALUE = re.compile(r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?(?![-0-9\u4e00-\u9fff%]|[.][0-9])")
GAP = re.compile(r"[ \t、/|]+")
CELL = re.compile(r"(?<![^\s|：:])[-−]?[0-9][0-9,]*(?:\.[0-9]+)?(?=[ \t|]|$)", re.MULTILINE)
TABLE_END = re.compile(r"。|\n\s*\n|单位[：:]")


def in_a_row(text: str, header: re.Match[str]) -> Iterator[Cell]:
    """The numbers right behind a bracket."""
    value = VALUE.match(text, header.end())
    while value is not None:
        yield Cell(value.start(), value.end(), header["unit"], header.start())
        gap = GAP.match(text, value.end())
        value = VALUE.match(text, gap.end()) if gap else None


def in_a_table(text: str, header: re.Match[str]) -> Iterator[Cell]:
    """The numbers that stand alone in the rows below, to the first sentence or empty line."""
    close = TABLE_END.search(text, header.end())
    end = close.start() if close else len(text)
    for cell in CELL.finditer(text, header.end(), end):
        yield Cell(cell.start(), cell.end(), header["unit"], header.start())


BRACKET = Rule(
    "headed.bracket",
    r"[（(](?<=[\u4e00-\u9fff][（(])(?P<unit>[^\s（）()：:，。0-9]{1,7})[)）](?:[：:] ?| )?(?=[-−]?[0-9])",
    in_a_row,
    reads={
        "营业收入（亿元）：⟦12.5⟧": money("1250000000", "CNY"),
        "净利润(万元) ⟦1,200⟧ ⟦-350.5⟧": (money("12000000", "CNY"), money("-3505000", "CNY")),
        "毛利率（%）⟦32.5⟧": percent("32.5"),
        "销量（万辆）⟦3.2⟧": count("32000", "辆"),
        "发行总额（亿）⟦10.00⟧": money("1000000000", None),
    },
    leaves=("甲公司（股票）12", "收入（亿元）2025年", "见附件（二）3", "占比（%）\n2012-06-22"),
)

TABLE = Rule(
    "headed.table",
    r"单位[：:]\s?(?P<unit>[^\s（）()：:，。0-9]{1,7})[)）]?\s*\n",
    in_a_table,
    reads={
        "单位：万元\n营业收入 ⟦1,234.5⟧\n净利润 ⟦210⟧\n": (money("12345000", "CNY"), money("2100000", "CNY"))
    },
    leaves=("单位：万元\n公司去年签约2025年。", "各单位：请于3日前报送"),
)

HEADED = (BRACKET, TABLE)
PATTERNS = tuple((rule, re.compile(rule.pattern)) for rule in HEADED)
REACH = 12
SCALE = re.compile(r"(?:人民币)?([十百千万亿]*)(.*)")


def headed(text: str, read: Callable[[str, int, int], Reading | Caution | None]) -> Iterator[Reading]:
    """What bare numbers say in the unit of their header; `read` is the engine's.

    A cell is read as if its noun stood before it and its unit behind: `营收（亿元）12.5` as `营收12.5亿元`.
    """
    for rule, pattern in PATTERNS:
        for header in pattern.finditer(text):
            for cell in rule.read(text, header):
                scale = SCALE.fullmatch(cell.unit)
                assert scale is not None
                written = text[cell.start : cell.end]
                noun = text[max(0, cell.header - REACH) : cell.header]
                number = noun + written.lstrip("-−") + scale[1]
                reading = read(number + scale[2], len(noun), len(number))
                if isinstance(reading, Reading) and reading.end == len(number) + len(scale[2]):
                    yield _placed(cell, rule.name, reading, negative=written[0] in "-−")


def _placed(cell: Cell, rule: str, reading: Reading, *, negative: bool) -> Reading:
    said = reading.said
    if negative:
        said = said._replace(low=-said.high, high=-said.low)
    return Reading(cell.start, cell.end, reading.kind, rule, said, cell.start, cell.end)
