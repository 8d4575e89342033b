"""Percent: percentages, percentage points, basis points, tenths (三成) and fractions (三分之一).

Percentages and fractions are in percent; points and basis points keep their own unit.
"""

from decimal import ROUND_HALF_UP, Decimal, getcontext
from functools import cache, lru_cache
from typing import Literal, cast

from extractor.grammar.lexicon import Row, load_rows
from extractor.grammar.rule import Rule
from extractor.mentions.numeral import read_numeral
from extractor.mentions.quantity import ONE, Kind, Said, Site
from schemas import Mod, Percent

Unit = Literal["%", "pp", "bp", "‰"]


class PercentRow(Row):
    """A unit of proportion; `factor` turns the stated number into the unit."""

    unit: Unit
    forms: tuple[str, ...]
    factor: Decimal = ONE
    not_before: tuple[str, ...] = ()
    example: dict[str, str]


@cache
def percent_rows() -> dict[str, PercentRow]:
    """Read ``percents.toml``, by surface form."""
    return {form: row for row in load_rows("percents.toml", "percent", PercentRow) for form in row.forms}


def percent(low: str, *, high: str | None = None, mod: Mod | None = None, unit: Unit = "%") -> Percent:
    """A Percent from figures, as examples write it."""
    return Percent(low=Decimal(low), high=Decimal(high or low), mod=mod, unit=unit)


HUNDRED = Decimal(100)
CENT = Decimal("0.01")
FRACTION_UNITS: dict[str, tuple[Unit, Decimal]] = {"百": ("%", HUNDRED), "千": ("‰", HUNDRED)}
"""百分之N is N percent and 千分之N is N per mille, as stated; other fractions are worked out in percent."""


def _share(part: Decimal, whole: Decimal) -> Decimal:
    """A part in percent of its whole, to the hundredth where it does not come out even."""
    share = (part * HUNDRED / whole).normalize()
    return share if len(share.as_tuple().digits) < getcontext().prec else share.quantize(CENT, ROUND_HALF_UP)


def stated(site: Site) -> Said:
    """`63.7%`, `1.2个百分点`, `三成`."""
    row = percent_rows()[site.tail["percent"]]
    return site.said(row.unit, factor=row.factor)


def tenths_and(site: Site) -> Said | None:
    """`七成六`, `三成半`: tenths and a digit of hundredths."""
    if site.tail["rest"] == "半":
        rest = Decimal(5)
    else:
        digit = read_numeral(site.tail["rest"])
        if digit is None:
            return None
        rest = digit.low
    number = site.numeral.low * 10 + rest
    return Said(number, number, site.hedge, "%")


def fraction(site: Site) -> Said | None:
    """`百分之五` is 5 %, `千分之三` 3 ‰, `三分之一` 33.33 %."""
    part = read_numeral(site.tail["figure"])
    whole = site.numeral.low
    if part is None or not whole:
        return None
    unit, parts = FRACTION_UNITS.get(site.written, ("%", whole))
    sign = -1 if site.tail["minus"] else 1
    low, high = _share(sign * part.low, parts), _share(sign * part.high, parts)
    return Said(low, high, part.mod or site.hedge, unit)


def half_a_tenth(site: Site) -> Said | None:
    """`半成`: 5 %."""
    return Said(Decimal(5), Decimal(5), site.hedge, "%")


def half(site: Site) -> Said | None:
    """`近半`, `过半`, `半数`: 50 %, where a hedge or 数 shows that a share is meant."""
    return Said(Decimal(50), Decimal(50), site.hedge, "%")


STATED = Rule(
    "percent.stated",
    "{number}{space}{percent}",
    stated,
    reads={
        "收入同比增长⟦20.5%⟧": percent("20.5"),
        "两行分别下降⟦2个⟧、⟦5个基点⟧": (percent("2", unit="bp"), percent("5", unit="bp")),
        "拨备覆盖率逼近⟦150%⟧的监管红线": percent("150"),
        "毛利率降至⟦-4%⟧": percent("-4"),
        "净息差收窄⟦12个基点⟧至1.6%，": percent("12", unit="bp"),
        "费用率下降⟦1.2个百分点⟧": percent("1.2", unit="pp"),
        "费用率下降⟦0.8pct⟧": percent("0.8", unit="pp"),
        "手续费为⟦0.3‰⟧": percent("0.3", unit="‰"),
        "占比超过⟦70%⟧": percent("70", mod="more_than"),
        "跌幅扩大至近⟦7%⟧": percent("7", mod="less_than"),
        "持股⟦5%⟧以上的股东": percent("5", mod="equal_or_more"),
        "税率至少降低⟦3.3个百分点⟧": percent("3.3", unit="pp", mod="equal_or_more"),
        "收购人最多将持有公司⟦22.14%⟧股份": percent("22.14", mod="equal_or_less"),
        "盘中最低至⟦4.07%⟧": percent("4.07"),
        "保证金不少于收购总金额的⟦20%⟧": percent("20", mod="equal_or_more"),
        "补贴下调了至少⟦50%⟧": percent("50", mod="equal_or_more"),
        "关税提高至⟦10%—12%⟧": percent("10", high="12"),
        "目标区间为⟦2%-6%⟧": percent("2", high="6"),
        "同比增加⟦32.68%至56.09%⟧": percent("32.68", high="56.09"),
        "提高⟦2个至3个百分点⟧": percent("2", high="3", unit="pp"),
        "预计增长⟦5-8%⟧": percent("5", high="8"),
        "市占率约⟦三成⟧": percent("30", mod="approx"),
        "跌去⟦两三成⟧": percent("20", high="30"),
        "约占公司总股本的⟦2.2%⟧": percent("2.2", mod="approx"),
        "减持不超过公司股份总数的⟦1%⟧": percent("1", mod="equal_or_less"),
        "负债率高于⟦80%⟧的红线": percent("80"),
        "增速低于同业⟦5个百分点⟧": percent("5", unit="pp"),
        "同比下降⟦负3.9%⟧": percent("-3.9"),
        "增长⟦50%⟧左右": percent("50", mod="approx"),
        "ROE为⟦12%⟧": percent("12"),
        "收入CAGR⟦130%⟧": percent("130"),
    },
    leaves=("2018成立的公司", "一成不变", "三成立", "百度网盘"),
)

TENTHS_AND = Rule(
    "percent.tenths_and",
    "{number}成{space}{rest}(?![线级类次季年体批个家导])",
    tenths_and,
    reads={"出租率约⟦七成六⟧": percent("76", mod="approx"), "降价⟦三成半⟧": percent("35")},
    leaves=("三成一线城市", "两成半导体公司"),
)

FRACTION = Rule(
    "percent.fraction",
    "{number}分之{minus}{figure}",
    fraction,
    reads={
        "占全国的⟦百分之五⟧": percent("5"),
        "增长⟦百分之十二点五⟧": percent("12.5"),
        "费率为⟦千分之三⟧": percent("3", unit="‰"),
        "税率为⟦万分之五⟧": percent("0.05"),
        "约⟦三分之一⟧的门店": percent("33.33", mod="approx"),
        "超过⟦四分之三⟧的股东": percent("75", mod="more_than"),
        "有⟦三分之一⟧来自海外": percent("33.33"),
        "投入超过⟦百分之二十⟧": percent("20", mod="more_than"),
    },
    leaves=("十分之外", "二分法"),
)


def slashed(site: Site) -> Said | None:
    """`超过2/3的股东`: a proper fraction of small numbers, where a share is the talk."""
    part, whole = site.numeral.low, Decimal(site.tail["whole"])
    if not 0 < part < whole <= MOST_PARTS:
        return None
    share = _share(part, whole)
    return Said(share, share, site.hedge, "%")


MOST_PARTS = 10

SLASHED = Rule(
    "percent.slashed",
    "{number}/(?P<whole>[1-9]0?)(?<=[的约超过占近足到有了][0-9]/.)(?=[的以，。、；）)]|\\Z)",
    slashed,
    reads={
        "超过⟦2/3⟧的股东同意": percent("66.67", mod="more_than"),
        "占全国的⟦1/4⟧，": percent("25"),
    },
    leaves=("2/3月", "1/2/3", "截至3/4，"),
)

HALF = Rule(
    "percent.half",
    "半(?<=[近过]半)(?![年月日天小个数程价径熟点斤])",
    half,
    reads={
        "近⟦半⟧收入来自海外": percent("50", mod="less_than"),
        "产能利用率过⟦半⟧": percent("50", mod="more_than"),
    },
    leaves=("近半年来", "近半个月", "过半年再看", "近半点钟"),
)

HALF_A_TENTH = Rule(
    "percent.half_a_tenth",
    "半成(?![品年为套])",
    half_a_tenth,
    reads={"让利约⟦半成⟧": percent("5", mod="approx")},
    leaves=("半成品库存",),
)

HALF_THE_NUMBER = Rule(
    "percent.half_the_number",
    "半数(?:(?<=[近过超]半数)|(?=以上))",
    half,
    reads={
        "过⟦半数⟧股东": percent("50", mod="more_than"),
        "⟦半数⟧以上的基金": percent("50", mod="equal_or_more"),
    },
    leaves=("半数字化",),
)

ONE_HALF = Rule(
    "percent.one_half",
    "一半(?:(?<=[近超过约到足占]一半)|(?=以上|左右))",
    half,
    reads={
        "超过⟦一半⟧的门店": percent("50", mod="more_than"),
        "收入占⟦一半⟧": percent("50"),
    },
    leaves=("另一半投资者",),
)


@lru_cache(maxsize=1 << 14)
def value(said: Said) -> Percent:
    """The public value."""
    return Percent(low=said.low, high=said.high, mod=said.mod, unit=cast(Unit, said.unit))


RULES = (STATED, TENTHS_AND, FRACTION, SLASHED, HALF, HALF_A_TENTH, HALF_THE_NUMBER, ONE_HALF)

PERCENT = Kind("percent", value, RULES)
