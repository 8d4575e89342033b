"""Multiple: factors (79倍, 15x) and doublings (翻番 is 2, 翻两番 4)."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extractor.grammar.lexicon import Row, load_rows
from extractor.grammar.rule import Rule
from extractor.mentions.quantity import Kind, Said, Site
from schemas import Mod, Multiple


class MultipleRow(Row):
    """What follows a number to make it a factor; `latin` forms must end their word."""

    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    latin: bool = False
    example: dict[str, str]


@cache
def multiple_rows() -> dict[str, MultipleRow]:
    """Read ``multiples.toml``, by surface form."""
    return {form: row for row in load_rows("multiples.toml", "multiple", MultipleRow) for form in row.forms}


VALUATION = re.compile(r"P[EBS]|EV|EBITDA|市[盈净销]率|估值")
REACH = 16


def multiple(low: str, *, high: str | None = None, mod: Mod | None = None) -> Multiple:
    """A Multiple from figures, as examples write it."""
    return Multiple(low=Decimal(low), high=Decimal(high or low), mod=mod)


def stated(site: Site) -> Said | None:
    """`79倍`, `数十倍`; `15x` only of a valuation."""
    row = multiple_rows()[site.tail["multiple"]]
    if row.latin and not VALUATION.search(site.text, max(0, site.start - REACH), site.start):
        return None
    return site.said()


def doublings(site: Site) -> Said | None:
    """`翻两番`: two to the power of the number."""
    power = 2 ** int(site.numeral.low)
    return Said(Decimal(power), Decimal(power), site.hedge)


def doubled(site: Site) -> Said | None:
    """`翻番`, `翻倍`: 2."""
    return Said(Decimal(2), Decimal(2), site.hedge)


STATED = Rule(
    "multiple.stated",
    "{number}{space}{multiple}",
    stated,
    reads={
        "超额认购倍数高达⟦79倍⟧": multiple("79"),
        "给予公司2026年⟦30倍⟧PS": multiple("30"),
        "对应市盈率约⟦9倍⟧": multiple("9", mod="approx"),
        "市值增长了⟦十几倍⟧": multiple("11", high="19", mod="approx"),
        "估值区间为⟦15-20倍⟧": multiple("15", high="20"),
        "现价对应PE⟦15x⟧": multiple("15"),
        "利润增长⟦1.6倍⟧": multiple("1.6"),
        "是去年同期的⟦两倍⟧": multiple("2"),
        "涨幅达⟦3倍⟧多": multiple("3", mod="more_than"),
        "对应PE分别为⟦25⟧/⟦20⟧/⟦16倍⟧": (multiple("25"), multiple("20"), multiple("16")),
    },
    leaves=("3倍速播放", "认购倍数较高", "获数倍认购", "1920x1080分辨率", "极氪9X上市"),
)

DOUBLINGS = Rule(
    "multiple.doublings",
    "翻(?:了|上)?{number}番",
    doublings,
    reads={"产值⟦翻两番⟧": multiple("4"), "规模⟦翻了一番⟧": multiple("2"), "销量⟦翻三番⟧": multiple("8")},
    leaves=("翻云覆雨", "三番两次"),
)

DOUBLED = Rule(
    "multiple.doubled",
    "翻(?:一?倍|番)",
    doubled,
    reads={"净利润同比⟦翻番⟧": multiple("2"), "用户数近乎⟦翻倍⟧": multiple("2", mod="less_than")},
    leaves=("成倍增长", "推翻判决"),
)


@lru_cache(maxsize=1 << 12)
def value(said: Said) -> Multiple:
    """The public value."""
    return Multiple(low=said.low, high=said.high, mod=said.mod)


MULTIPLE = Kind("multiple", value, rules=(STATED, DOUBLINGS, DOUBLED))
