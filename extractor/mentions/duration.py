"""Durations: a length of time, not a place in it (未来6年, 连续三天, 15个交易日).

`low` and `high` are the number as stated, in the unit as stated (`一年半` is 1.5 years); the hedge around it
is `mod`. A number before 日 or 月 alone is a date unless something says a length (近5日, 近3月, 30日内).
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.document import Found
from extractor.grammar.lexicon import Row, alternation, load_rows
from extractor.grammar.rule import Rule
from extractor.grammar.slots import fill
from extractor.mentions.hedge import hedge_after, hedge_before
from extractor.mentions.numeral import DASHES, TO, figures, read_numeral, read_range
from schemas import Duration, Mod

HALF = Decimal("0.5")


class UnitRow(Row):
    """A unit of time; see the lexicon's head."""

    id: str
    letter: str | None = None
    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()


class Length(NamedTuple):
    """A duration's number, unit and the hedge within it."""

    low: Decimal
    high: Decimal
    unit: UnitRow
    mod: Mod | None


@cache
def units() -> dict[str, UnitRow]:
    """The units of ``duration_units.toml`` by surface form, without 个 too; 日 is 天."""
    rows = load_rows("duration_units.toml", "unit", UnitRow)
    forms = {form: row for row in rows for form in row.forms}
    bare = {form.removeprefix("个"): row for form, row in forms.items()}
    return bare | forms | {"日": forms["天"]}


LengthRule = Rule[Callable[[re.Match[str]], Length | None]]


def read_length(match: re.Match[str]) -> Length | None:
    """A number or a range of numbers and a unit; a 半 behind adds a half."""
    groups = match.groupdict()
    numeral = (
        read_range(groups["number"], groups["number_2"])
        if groups.get("number_2")
        else read_numeral(groups["number"])
    )
    unit = units()[groups.get("unit_2") or groups["unit"]]
    if SCALE_THEN_FIGURE.search(groups["number"]):
        return None
    if numeral is None or (groups["unit"] and units()[groups["unit"]] != unit):
        return None
    if unit.id == "year" and (numeral.high >= THOUSAND or groups["number"] in EPOCHS):
        return None
    more = HALF if groups.get("half") else 0
    mod: Mod | None = "more_than" if groups.get("more") else numeral.mod
    return Length(numeral.low + more, numeral.high + more, unit, mod)


SCALE_THEN_FIGURE = re.compile("[万亿][0-9]")
"""Two numbers that meet (投放3000亿14天), which no length of time is written as."""
THOUSAND = 1000
EPOCHS = ("百", "千", "万", "亿")
"""Bare powers of ten before 年 are a figure of speech (百年老店)."""
LENGTH: LengthRule = Rule(
    "duration.length",
    r"(?<![第每逐0-9.])(?:(?<![头首同某上下这那另本唯哪有前后])|(?![一1](?:[年天周](?![多来])|个月)))(?<!本)"
    r"{number}(?:{unit}?{to}{number})?{unit}(?P<half>半(?![年数导体价]))?",
    read_length,
    reads={
        "随着未来⟦6年⟧市场扩大": "6 year",
        "股价连涨⟦三天⟧": "3 day",
        "创⟦八年⟧来最慢增速": "8 year",
        "创⟦一年⟧多来的最快增速": "1 year more_than",
        "高于⟦三个月⟧日均": "3 month",
        "迄今⟦一周年⟧": "1 year",
        "卖出⟦15个交易日⟧前披露": "15 trading_day",
        "停牌⟦10个工作日⟧": "10 working_day",
        "建设期⟦3-5年⟧": "3..5 year",
        "为期⟦三到五年⟧": "3..5 year",
        "历时⟦3个月至6个月⟧": "3..6 month",
        "⟦一年半⟧之后": "1.5 year",
        "最近⟦十年⟧": "10 year",
        "近⟦两年⟧来持续扩产": "2 year",
        "历时近⟦三年⟧": "3 year less_than",
        "连续⟦十几年⟧盈利": "11..19 year approx",
        "⟦10年⟧期国债收益率": "10 year",
        "⟦5年⟧期以上贷款": "5 year equal_or_more",
        "工期⟦1460天⟧": "1460 day",
        "须在⟦6个月⟧内完成": "6 month equal_or_less",
        "持有至少⟦12个月⟧": "12 month equal_or_more",
        "约⟦20分钟⟧": "20 minute approx",
        "飞行⟦3,000小时⟧": "3000 hour",
        "投放3000亿⟦14天⟧": "14 day",
        "⟦48小时⟧内": "48 hour equal_or_less",
        "连续⟦4个季度⟧增长": "4 quarter",
        "⟦两三年⟧后": "2..3 year",
        "⟦1.5年⟧": "1.5 year",
    },
    leaves=(
        "第三年盈利", "2025年盈利", "每三个月一次", "三年级学生", "同一天公告", "这一年", "年线之上",
        "万科企业", "今年前三季度", "两周一次", "新三天然气", "十年代", "百年老店",
    ),
)  # fmt: skip

AND_A_HALF: LengthRule = Rule(
    "duration.and_more",
    r"(?<![第每逐0-9.]){number}个(?:(?P<half>半)|(?P<more>[多余]))(?P<unit>月|小时|钟头|星期|礼拜|季度|交易日|工作日)",
    read_length,
    reads={
        "历时⟦17个多月⟧": "17 month more_than",
        "⟦两个半月⟧以内": "2.5 month equal_or_less",
        "⟦一个半小时⟧": "1.5 hour",
    },
    leaves=("两个半导体项目",),
)

YEARS_AND_MONTHS: LengthRule = Rule(
    "duration.years_and_months",
    r"(?<![第每逐0-9.]){number}(?P<unit>年)[零又]?(?P<months>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个月",
    lambda match: _years_and_months(match["number"], match["months"]),
    reads={
        "判处有期徒刑⟦二年六个月⟧": "30 month",
        "为期⟦1年零3个月⟧": "15 month",
    },
    leaves=("2025年6个月", "十年磨一剑"),
)

HALF_UNIT: LengthRule = Rule(
    "duration.half",
    r"(?<![上下前后首大小中每两济])(?P<number>半)(?P<unit>年(?![报度线成均])|个月|天|个小时|小时|个交易日)",
    lambda match: Length(HALF, HALF, units()[match["unit"]], None),
    reads={
        "停牌⟦半年⟧": "0.5 year",
        "不到⟦半个月⟧": "0.5 month less_than",
    },
    leaves=("发布半年报", "2025年上半年", "公布半年成绩单"),
)

RECENT_DAYS: LengthRule = Rule(
    "duration.recent_days",
    r"(?:(?<=[近续期历共超逾满])|(?<=未来)|(?<=过去)|(?<=连[涨跌升阳阴]))"
    r"{number}(?:{to}{number})?(?P<unit>日(?![均线])|月(?![份底初中末0-9一二三]))",
    read_length,
    reads={
        "近⟦30日⟧内": "30 day",
        "过去⟦5日⟧净流入": "5 day",
        "近⟦3月⟧收益": "3 month",
        "近⟦一月⟧涨幅逾28%": "1 month",
    },
    leaves=("20日均线", "1月8日上市"),
)

DAYS_WITHIN: LengthRule = Rule(
    "duration.days_within",
    r"(?<![0-9.第月]){number}(?:{to}{number})?(?P<unit>日)(?=[内期]|之内|以内)",
    read_length,
    reads={
        "应于⟦10日⟧内缴纳": "10 day equal_or_less",
        "⟦3至5日⟧内": "3..5 day equal_or_less",
    },
    leaves=("3月5日内", "当日内"),
)

MANY_DAYS: LengthRule = Rule(
    "duration.many_days",
    r"(?<![0-9.第月])(?:{number}{to})?(?P<days>3[2-9]|[4-9][0-9]|[1-9][0-9]{2})(?P<unit>日)(?![均线元常本内K]|移动均)",
    lambda match: _days(match["number"] or match["days"], match["days"]),
    reads={
        "期限为⟦90日⟧": "90 day",
        "⟦30~90日⟧": "30..90 day",
    },
    leaves=("120日均线", "折合100日元", "1月30日"),
)

RULES: tuple[LengthRule, ...] = (
    AND_A_HALF,
    YEARS_AND_MONTHS,
    LENGTH,
    HALF_UNIT,
    RECENT_DAYS,
    DAYS_WITHIN,
    MANY_DAYS,
)


def _years_and_months(years: str, months: str) -> Length | None:
    first, last = read_numeral(years), read_numeral(months)
    if first is None or last is None or first.high >= THOUSAND:
        return None
    return Length(first.low * 12 + last.low, first.high * 12 + last.high, units()["个月"], None)


def _days(low: str, high: str) -> Length | None:
    numeral = read_range(low, high)
    return numeral and Length(numeral.low, numeral.high, units()["天"], None)


Patterns = tuple[tuple[LengthRule, re.Pattern[str]], ...]


class Grammar(NamedTuple):
    """`unit` finds where a unit follows a number, which is written with `numeral`; `patterns` gives the rules
    to try by the character that the unit starts with, `others` those for any other unit.
    """

    unit: re.Pattern[str]
    numeral: frozenset[str]
    patterns: dict[str, Patterns]
    others: Patterns


@cache
def grammar() -> Grammar:
    """The rules with their slots filled, and where to look for them."""
    rows = load_rows("duration_units.toml", "unit", UnitRow)
    bars = {form: row.not_before for row in rows for form in row.forms}
    unit = "|".join(
        re.escape(form) + (f"(?!{alternation(bars[form])})" if bars[form] else "")
        for form in sorted(bars, key=len, reverse=True)
    )
    number = figures()
    slots = {"number": number.number, "unit": unit}

    def filled(*rules: LengthRule) -> Patterns:
        return tuple((rule, re.compile(fill(rule.pattern.replace("{to}", TO), slots))) for rule in rules)

    written = "".join(number.digits) + "".join(number.scales) + "0123456789.,半几数多余来"
    firsts = "".join({form[0] for form in bars}) + "日月"
    counted = "".join({form[1] for form in bars if form[0] == "个"}) + "半多余"
    return Grammar(
        re.compile(f"[{firsts}](?<=[{written}].)(?<![0-9]{{4}}年)(?:(?<!个)|(?=[{counted}]))"),
        frozenset(written + DASHES),
        {
            "日": filled(RECENT_DAYS, DAYS_WITHIN, MANY_DAYS),
            "月": filled(RECENT_DAYS),
            "个": filled(AND_A_HALF, LENGTH, HALF_UNIT),
            "年": filled(YEARS_AND_MONTHS, LENGTH, HALF_UNIT),
        },
        filled(LENGTH, HALF_UNIT),
    )


def find_durations(text: str) -> list[Found]:
    """All durations of a folded text, in text order."""
    unit, numeral, patterns, others = grammar()
    found: list[Found] = []
    after = 0
    for place in unit.finditer(text):
        at = start = place.start()
        while start > after and text[start - 1] in numeral:
            start -= 1
        if at < after or start == at:
            continue
        read = _read(text, start, at, patterns.get(text[at], others))
        if read:
            found.append(read)
            after = read.end
    return found


def _read(text: str, start: int, at: int, patterns: Patterns) -> Found | None:
    """The duration whose unit starts at `at`, from the farthest start that reads."""
    for begin in range(start, at):
        for rule, pattern in patterns:
            match = pattern.match(text, begin)
            if match is None or match.end() <= at:
                continue
            length = rule.read(match)
            if length is None:
                continue
            mod = length.mod or _hedge(text, match.start(), match.end())
            value = duration_value(length.low, length.high, length.unit.id, length.unit.letter, mod)
            return Found(match.start(), match.end(), "duration", rule.name, value)
    return None


NEARLY = re.compile(r"[接将临达了有历时用花行寂隔牌续经]近$")
AFTER_NEARLY = re.compile(r"的(?:时间|差距|历史)|之久|时间|后|前|经验")
WITHIN = ("内", "之内", "以内")
MEASURED_AGAINST = ("高于", "低于", "高过", "低过")


def _hedge(text: str, start: int, end: int) -> Mod | None:
    """The hedge around a duration. 近 is one only where a length is measured (历时近三年), not of late; what
    is higher than some days' average (高于三个月日均) is no hedge either.
    """
    if text.endswith(("近", "过去"), 0, start):
        if text[start - 1] == "近" and (
            NEARLY.search(text, max(0, start - 2), start) or AFTER_NEARLY.match(text, end)
        ):
            return "less_than"
        return None if text.startswith(WITHIN, end) else hedge_after(text, end)
    hedge = hedge_before(text, start, end)
    if hedge and not hedge.bare_scale and hedge.form not in MEASURED_AGAINST:
        return hedge.mod
    mod = hedge_after(text, end + text.startswith("期", end))
    return "equal_or_less" if mod is None and text.startswith(WITHIN, end) else mod


@lru_cache(maxsize=1 << 10)
def duration_value(low: Decimal, high: Decimal, unit: str, letter: str | None, mod: Mod | None) -> Duration:
    """The value of a length of time, with its TIMEX3 value where it has one (`P6Y`, `PT20M`)."""
    timex = None
    if letter and low == high:
        if unit == "year" and low % 1:
            timex = f"P{low * 12:f}M" if low * 12 % 1 == 0 else None
        elif low % 1 == 0:
            timex = f"PT{low:f}{letter[1:]}" if letter[0] == "T" else f"P{low:f}{letter}"
    return Duration(low=low, high=high, mod=mod, unit=unit, timex=timex)
