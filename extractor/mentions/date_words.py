"""Dates in words: 去年, 上周五, 次日, 近年来, 去年同期, 报告期, 春节, 上一交易日."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from extractor.dates.holidays import HolidayRow, holidays
from extractor.dates.parts import Base, Part, Path, Unit
from extractor.grammar.lexicon import Row, alternation, load_rows
from extractor.grammar.rule import Rule
from extractor.mentions.date_links import DateRule, edge, number, one, shift
from schemas import Grain


class WordExample(Row):
    """A sentence with marked dates, published on 2026-01-13, and the interval that the last one says."""

    text: str
    start: str | None = None
    end: str | None = None


class WordRow(Row):
    """A word that counts `shift` units on from its `base`; after 较 from `measured`, where that differs."""

    unit: Unit
    base: Base
    shift: int
    measured: Base | None = None
    forms: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    example: WordExample


class VagueRow(Row):
    """A word for no certain time: its TIMEX3 value, and the grain of the unit that it holds."""

    timex: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    grain: Grain
    forms: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    example: WordExample


@cache
def words() -> dict[str, WordRow]:
    """The words of ``date_words.toml`` that count from somewhere, by surface form."""
    return {form: row for row in load_rows("date_words.toml", "word", WordRow) for form in row.forms}


@cache
def vague_words() -> dict[str, VagueRow]:
    """The words of ``date_words.toml`` for no certain time, by surface form."""
    return {form: row for row in load_rows("date_words.toml", "vague", VagueRow) for form in row.forms}


@cache
def holiday_names() -> dict[str, str]:
    """Surface form to holiday id."""
    return {form: row.id for row in holidays().values() for form in row.forms}


def word_slots() -> dict[str, str]:
    """The fragments for the words of the lexicons, with the neighbours that make them other words."""
    slots = {
        f"{unit}_word": _guarded((form, row) for form, row in words().items() if row.unit == unit)
        for unit in sorted({row.unit for row in words().values()})
    }
    holiday_rows = ((form, row) for row in holidays().values() for form in row.forms)
    return slots | {
        "vague_word": _guarded(vague_words().items()),
        "holiday": _guarded(holiday_rows),
    }


def _guarded(forms: Iterable[tuple[str, WordRow | VagueRow | HolidayRow]]) -> str:
    """An alternation of forms, the longest first, each between the neighbours that its row allows."""
    return "|".join(
        _behind(row.not_after) + re.escape(form) + _ahead(row)
        for form, row in sorted(forms, key=lambda pair: -len(pair[0]))
    )


def _behind(not_after: Sequence[str]) -> str:
    chars = "".join(form for form in not_after if len(form) == 1)
    longer = "".join(f"(?<!{re.escape(form)})" for form in not_after if len(form) > 1)
    return (f"(?<![{re.escape(chars)}])" if chars else "") + longer


def _ahead(row: WordRow | VagueRow | HolidayRow) -> str:
    refused = f"(?!{alternation(row.not_before)})" if row.not_before else ""
    wanted = getattr(row, "only_before", ())
    return refused + (f"(?={alternation(wanted)})" if wanted else "")


def read_word(word: str, closing: str | None = None) -> Path:
    """A word of the lexicon, and the edge of the unit that it names."""
    row = words()[word]
    return Part(row.unit, row.shift, row.shift, row.base, row.measured or ""), *edge(closing)


YEAR_WORD: DateRule = Rule(
    "date.year_word",
    r"({year_word})(?:全年度?|年度)?({year_edge})?",
    read_word,
    reads={
        "⟦今年⟧的压力测试": "2026-01-01..2026-12-31 year 2026 relative",
        "⟦去年底⟧开工": "2025-10-01..2025-12-31 year 2025 end relative",
        "⟦今年以来⟧涨幅居前": "2026-01-01..2026-01-13 range relative",
        "截至⟦2025年6月30日⟧，总资产较⟦上年末⟧增长": (
            "2025-06-30..2025-06-30 day 2025-06-30",
            "2024-10-01..2024-12-31 year 2024 end relative",
        ),
        "⟦2016年四季度⟧，银行⟦当年⟧累计盈利": (
            "2016-10-01..2016-12-31 quarter 2016-Q4",
            "2016-01-01..2016-12-31 year 2016 relative",
        ),
        "⟦今年全年⟧有望增长": "2026-01-01..2026-12-31 year 2026 relative",
        "〔〕预计⟦今年⟧毛利率": "null year XXXX relative",
    },
    leaves=("30%以上年均增速", "过去年均增长", "目前年产能"),
)

PART_WORD: DateRule = Rule(
    "date.part_word",
    r"(?:({quarter_word})|({month_word}))(?:({third})|({edge}))?",
    lambda quarter, month, third, closing: read_word(quarter or month, third or closing),
    reads={
        "〔2026-06-25〕公布⟦下一季度⟧股息计划": "2026-07-01..2026-09-30 quarter 2026-Q3 relative",
        "⟦2016年四季度末⟧，不良贷款较⟦上季末⟧增加": (
            "2016-12-31..2016-12-31 day 2016-12-31 end",
            "2016-09-30..2016-09-30 day 2016-09-30 end relative",
        ),
        "⟦上月底⟧签约": "2025-12-31..2025-12-31 day 2025-12-31 end relative",
        "⟦本月以来⟧成交": "2026-01-01..2026-01-13 range relative",
        "⟦下月9日⟧开会": "2026-02-09..2026-02-09 day 2026-02-09 relative",
    },
    leaves=("根据基本月租", "三个月以上月均"),
)

WEEK_WORD: DateRule = Rule(
    "date.week_word",
    r"({weekend_word}|{week_word})",
    read_word,
    reads={
        "⟦上周⟧北向资金": "2026-01-05..2026-01-11 week 2026-W02 relative",
        "⟦本周⟧资金面": "2026-01-12..2026-01-18 week 2026-W03 relative",
        "⟦上周末⟧公布": "2026-01-10..2026-01-11 range 2026-W02-WE relative",
    },
    leaves=("早上周边交通", "本周期内"),
)

DAY_WORD: DateRule = Rule(
    "date.day_word",
    r"({day_word})",
    read_word,
    reads={
        "公司⟦今日⟧公告": "2026-01-13..2026-01-13 day 2026-01-13 relative",
        "⟦昨日⟧大涨": "2026-01-12..2026-01-12 day 2026-01-12 relative",
        "⟦1月8日⟧敲钟，⟦次日⟧（⟦1月9日⟧）上市的乙公司⟦第一天⟧大涨": (
            "2026-01-08..2026-01-08 day 2026-01-08 relative",
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
        ),
        "〔2020-07-28〕挂牌⟦首日⟧（⟦今年7月27日⟧）减持": (
            "2020-07-27..2020-07-27 day 2020-07-27 relative",
            "2020-07-27..2020-07-27 day 2020-07-27 relative",
        ),
    },
    leaves=("今日头条发布", "目前日均订单", "明日系", "此后天气转好"),
)

WEEKDAYS = {name: index for index, name in enumerate("一二三四五六日", 1)} | {"天": 7}
WEEKS = {"上上": -2, "上": -1, "前": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}


def read_weekday(week: str | None, day: str) -> Path:
    """A weekday, of the week that is named or else the one last gone by."""
    if not week:
        return (one("weekday", WEEKDAYS[day]),)
    return shift("week", WEEKS[week]), one("weekday", WEEKDAYS[day])


WEEKDAY: DateRule = Rule(
    "date.weekday",
    r"(?<![每逢一二两三四五六七八九十几多数0-9])(?<!每周[一二三四五六日][、和及])(?:((?<![算加赶晚早])上上?|下下|[下本这])一?个?(?:周|星期|礼拜)?)?(?:周|星期|礼拜)([一二三四五六日]|(?<=[期拜])天)"
    r"(?!均|福|至周[五日])",
    read_weekday,
    reads={
        "〔2025-10-13〕统计部⟦周一⟧公布": "2025-10-13..2025-10-13 day 2025-10-13 relative",
        "⟦上周五⟧收盘": "2026-01-09..2026-01-09 day 2026-01-09 relative",
        "将于⟦周四⟧公布": "2026-01-15..2026-01-15 day 2026-01-15 relative",
        "⟦周四⟧个股普跌": "2026-01-08..2026-01-08 day 2026-01-08 relative",
        "算上⟦周二⟧已到期的资金": "2026-01-13..2026-01-13 day 2026-01-13 relative",
        "⟦周四⟧大跌": "2026-01-08..2026-01-08 day 2026-01-08 relative",
        "⟦下周三⟧开会": "2026-01-21..2026-01-21 day 2026-01-21 relative",
        "⟦1月9日⟧（周五）收盘": "2026-01-09..2026-01-09 day 2026-01-09 relative",
        "〔〕中概股⟦周三⟧收涨": "null day XXXX-WXX-3 relative",
    },
    leaves=("每周一例会", "每周二、周四进行操作", "两周一次", "周六福上市", "周日均成交"),
)

WEEK_OF: DateRule = Rule(
    "date.week_of",
    r"(?<=[月年份的])第({few})个?(?:周|星期|礼拜)(?![一二三四五六日]|年)",
    lambda which: (one("week", number(which)),),
    reads={"⟦2025年10月第一周⟧": "2025-10-06..2025-10-12 week 2025-W41"},
    leaves=("第一周年",),
)

SEASONS = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
SEASON_YEARS = {"去": -1, "今": 0, "明": 1}

SEASON: DateRule = Rule(
    "date.season",
    r"(?:([今去明])([春夏秋冬])|(?<=年)([春夏秋冬])[季天]?)(?![节运装款招拍令奥交晚暖春夏秋冬航])",
    lambda year, short, plain: (
        *((shift("year", SEASON_YEARS[year]),) if year else ()),
        one("season", SEASONS[short or plain]),
    ),
    reads={
        "⟦2021年夏天⟧": "2021-06-01..2021-08-31 range 2021-SU",
        "⟦今夏⟧高温": "2026-06-01..2026-08-31 range 2026-SU relative",
        "⟦去年冬季⟧": "2025-12-01..2026-02-28 range 2025-WI relative",
    },
    leaves=("今夏装上新", "冬奥会"),
)

VAGUE: DateRule = Rule(
    "date.vague",
    r"({vague_word})",
    lambda word: (Part("vague", name=word),),
    reads={
        "⟦近年来⟧研发投入增加": "null year PAST_REF relative",
        "董事长⟦日前⟧表示": "null day PAST_REF relative",
        "严格程度低于⟦往年⟧": "null year PAST_REF relative",
    },
    leaves=("目前日均", "最近日均成交", "附近日料店", "12月31日前完工", "近年报披露"),
)

SAME: DateRule = Rule(
    "date.same_period",
    r"(?<![合共相史历往不佣])(?:(去年度?|上年度?|上一年度?|前年|前一年)的?)?同(?:期(?![货限声权贷])|(?<=[年度的]同)[月季日])",
    lambda year: (Part("same", {"前年": -2, None: 0}.get(year, -1), base="topic"),),
    reads={
        "⟦2025年上半年⟧营收5亿元，⟦去年同期⟧为4亿元": (
            "2025-01-01..2025-06-30 half 2025-H1",
            "2024-01-01..2024-06-30 half 2024-H1 relative",
        ),
        "⟦2025年前三季度⟧，甲公司亏损，乙公司⟦同期⟧盈利": (
            "2025-01-01..2025-09-30 range",
            "2025-01-01..2025-09-30 range relative",
        ),
        "⟦2022年至2024年⟧分别亏损，⟦2025年上半年⟧亏损。乙公司⟦同期⟧累计亏损": (
            "2022-01-01..2024-12-31 range",
            "2025-01-01..2025-06-30 half 2025-H1",
            "2022-01-01..2025-06-30 range relative",
        ),
        "⟦2025年9月⟧销量高于⟦2024年同期⟧": (
            "2025-09-01..2025-09-30 month 2025-09",
            "2024-09-01..2024-09-30 month 2024-09 relative",
        ),
        "〔2025-08-29〕半年报显示营收较⟦去年同期⟧增长": "2024-01-01..2024-06-30 half 2024-H1 relative",
    },
    leaves=("合同期限", "历史同期最高", "不同期限", "同比增长"),
)

REPORT_PERIOD: DateRule = Rule(
    "date.report_period",
    r"((?:本|该)?报告期(末|初)?|(?<![一二三四五六七八九十0-9])本期(?=[净营业新增实末收毛公经亏]))",
    lambda _, closing: (Part("period"), *edge(closing)),
    reads={
        "⟦2025年上半年⟧营收5亿元，⟦报告期⟧内净利润增长": (
            "2025-01-01..2025-06-30 half 2025-H1",
            "2025-01-01..2025-06-30 half 2025-H1 relative",
        ),
        "〔2025-08-29〕半年报显示，较⟦报告期初⟧增长": "2025-01-01..2025-01-01 day 2025-01-01 start relative",
        "〔2025-08-29〕半年报显示，⟦报告期末⟧现金充裕": "2025-06-30..2025-06-30 day 2025-06-30 end relative",
    },
    leaves=("本期活动火热",),
)

HOLIDAY: DateRule = Rule(
    "date.holiday",
    r"({holiday})(小?长假|假期|黄金周)?(?:当[天日])?",
    lambda form, days: (Part("holiday", 1 if days else 0, name=holiday_names()[form]),),
    reads={
        "⟦2025年春节⟧前": "2025-01-29..2025-01-29 day 2025-01-29",
        "⟦去年国庆假期⟧出行": "2025-10-01..2025-10-08 range relative",
        "〔2025-11-20〕⟦双11⟧成交": "2025-11-11..2025-11-11 day 2025-11-11 relative",
        "⟦2025年清明⟧": "2025-04-04..2025-04-04 day 2025-04-04",
        "⟦2025年除夕⟧": "2025-01-28..2025-01-28 day 2025-01-28",
        "⟦2025年元旦当天⟧开业": "2025-01-01..2025-01-01 day 2025-01-01",
        "“⟦618⟧”大促": "2025-06-18..2025-06-18 day 2025-06-18 relative",
        "⟦2025年母亲节⟧": "2025-05-11..2025-05-11 day 2025-05-11",
    },
    leaves=("清明上河图", "五一广场", "净利618万元"),
)

LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}

LUNAR: DateRule = Rule(
    "date.lunar",
    r"(?:(?:农历|阴历)([正冬腊]|{few})月|([正腊])月|(大年))初?({few})",
    lambda named, bare, new_year, day: read_lunar(named or bare or ("正" if new_year else ""), day),
    reads={
        "⟦2025年农历正月十五⟧": "2025-02-12..2025-02-12 day 2025-02-12",
        "⟦2025年正月初八⟧开工": "2025-02-05..2025-02-05 day 2025-02-05",
    },
    leaves=("大年级", "腊味"),
)


def read_lunar(month: str, day: str) -> Path:
    """A day of the lunar calendar."""
    return (Part("lunar", LUNAR_MONTHS.get(month) or number(month), number(day)),)


TRADING_DAY: DateRule = Rule(
    "date.trading_day",
    r"([上前下次后])(?:一)?个?(?:交易日|营业日|工作日)",
    lambda which: (shift("trading_day", -1 if which in "上前" else 1, base="day"),),
    reads={
        "⟦1月12日⟧收于10元，较⟦上一交易日⟧上涨": (
            "2026-01-12..2026-01-12 day 2026-01-12 relative",
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
        ),
        "逼近⟦上一个交易日⟧的新低": "2026-01-12..2026-01-12 day 2026-01-12 relative",
    },
    leaves=("前10个交易日", "5个工作日内", "连续三个交易日"),
)

FIRST_SESSION: DateRule = Rule(
    "date.first_session",
    r"(首|第一|最后一)个交易日",
    lambda which: (one("trading_day", -1 if which == "最后一" else 1),),
    reads={
        "⟦2026年首个交易日⟧": "2026-01-05..2026-01-05 day 2026-01-05",
        "⟦去年最后一个交易日⟧": "2025-12-31..2025-12-31 day 2025-12-31 relative",
        "〔2025-10-20〕⟦国庆节⟧后的⟦首个交易日⟧": (
            "2025-10-01..2025-10-01 day 2025-10-01 relative",
            "2025-10-09..2025-10-09 day 2025-10-09 relative",
        ),
        "⟦1月9日⟧上市，⟦首个交易日⟧大涨": (
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
            "2026-01-09..2026-01-09 day 2026-01-09 relative",
        ),
    },
    leaves=("首个工作日",),
)

AGO_UNITS: dict[str, Unit] = {"年": "year", "月": "month", "周": "week", "星期": "week", "天": "day"}

AGO: DateRule = Rule(
    "date.ago",
    r"(?<![0-9.第上再近过满约、到一二两三四五六七八九])({few})(?:(年)|个(月|星期)|(周|天))(?:之前|以前|前)(?![述几后三四半一景]|[0-9])",
    lambda count, *units: read_ago(number(count), next(filter(None, units))),
    reads={
        "〔2020-06-18〕⟦一年前的6月17日⟧启动": "2019-06-17..2019-06-17 day 2019-06-17 relative",
        "⟦三年前⟧，甲公司起家": "2023-01-01..2023-12-31 year 2023 relative",
        "⟦两个月前⟧签约": "2025-11-01..2025-11-30 month 2025-11 relative",
    },
    leaves=("三年前后", "上市三年前景"),
)


def read_ago(count: int, unit: str) -> Path:
    """So many units before publication, or before the date that the text is talking about."""
    return (shift(AGO_UNITS[unit], -count)._replace(name="ago"),)


REPORTS = {
    "半年": one("half", 1),
    "中": one("half", 1),
    **dict.fromkeys(("一季", "1季"), one("quarter", 1)),
    **dict.fromkeys(("三季", "3季"), Part("quarter", 1, 3)),
    "年": shift("year", -1),
}


def read_report(which: str) -> Path:
    """The period that a periodical report is about."""
    return (REPORTS[which],)


REPORT: DateRule = Rule(
    "date.report",
    r"(半年(?=报)|(?<![年度0-9])半年(?=度)|中(?=报)|[一三13]季(?=报)|(?<!半)年)(?:度报告|报)(?!社|告期|价)",
    read_report,
    reads={"〔2025-08-29〕甲公司发布半年报，⟦报告期⟧内盈利": "2025-01-01..2025-06-30 half 2025-H1 relative"},
    leaves=("甲公司发布半年报",),
)
"""A periodical report is no date, but says what the text is talking about."""

RULES: tuple[DateRule, ...] = (
    SAME, SEASON, HOLIDAY, LUNAR, YEAR_WORD, PART_WORD, WEEKDAY, WEEK_WORD, WEEK_OF, TRADING_DAY, DAY_WORD,
    VAGUE, REPORT_PERIOD, FIRST_SESSION, AGO, REPORT,
)  # fmt: skip
