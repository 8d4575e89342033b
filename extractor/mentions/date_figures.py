"""Dates in figures and codes: 2025-03-05, 2025Q3, FY2025, and years in two figures (25Q1, 19-22年)."""

from extractor.dates.parts import Part, Path
from extractor.grammar.rule import Rule
from extractor.mentions.date_links import TO, DateRule, edge, number, one, year_number

AFTER_SHORT_YEAR = (
    r"[上下]半年|[前首]?[两一二三四1-4]个?季|第[一二三四1-4]|(?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)月"
    r"|预测|预期|预计|业绩|营收|收入|利润|净利|归母|P|E|年报|[QH][1-4]"
)
"""What tells that two figures before 年 are a year, not a length of time."""

LENGTH_AFTER = "来内间后前期以多里之龄时代半左老长的历经连"


def year_month_day(year: str, month: str, day: str) -> Path:
    """A day of a month of a year."""
    return one("year", year_number(year)), one("month", number(month)), one("day", number(day))


def spanning(first: str, last: str) -> Path | None:
    """The years from one to another, or null where they don't ascend."""
    start, end = year_number(first), year_number(last)
    return (Part("year", start, end),) if start < end else None


def short_spanning(first: str, last: str) -> Path | None:
    """Two figures each: years where they could be, not round lengths of time (15-20年)."""
    start, end = int(first), int(last)
    if not 15 <= start < end <= 45 or (start % 5 == 0 and end % 5 == 0):
        return None
    return spanning(first, last)


NUMERIC: DateRule = Rule(
    "date.numeric",
    r"(?<![0-9A-Za-z./])(?<![A-Za-z]-)({year})(?:[-/.]({month})[-/.]({day})|[ ]([01][0-9])[ ]([0-3][0-9]))"
    r"(?![0-9/]|-(?!{year}[-/.])|\.[0-9])日?",
    lambda year, *rest: year_month_day(year, *filter(None, rest)),
    reads={
        "公告日期：⟦2025-03-05⟧": "2025-03-05..2025-03-05 day 2025-03-05",
        "⟦2025/3/5⟧，甲公司公告": "2025-03-05..2025-03-05 day 2025-03-05",
        "⟦2025.12.31⟧收盘": "2025-12-31..2025-12-31 day 2025-12-31",
        "更新⟦2025 03 05⟧": "2025-03-05..2025-03-05 day 2025-03-05",
        "日期⟦2025-02-30⟧": "null day 2025-02-30",
    },
    leaves=("电话2025-3456", "版本2024.1.15.2", "涨至2025.3元"),
)

YEAR_MONTH: DateRule = Rule(
    "date.year_month",
    r"(?<![0-9A-Za-z./\-])({year})[-/](0[1-9])(?![0-9/\-.年])",
    lambda year, month: (one("year", year_number(year)), one("month", number(month))),
    reads={"截至⟦2025-03⟧": "2025-03-01..2025-03-31 month 2025-03"},
    leaves=("2024-008号公告", "2024.05元"),
)

QUARTER_CODE: DateRule = Rule(
    "date.quarter_code",
    r"(?<![0-9A-Za-z.])(?:({year}|{short_year})年?Q([1-4])|([1-4])Q({year}|{short_year}))(?![0-9A-Za-z])",
    lambda year, quarter, first, last: (
        one("year", year_number(year or last)),
        one("quarter", int(quarter or first)),
    ),
    reads={
        "⟦2025Q3⟧收入": "2025-07-01..2025-09-30 quarter 2025-Q3",
        "⟦25Q1⟧归母净利": "2025-01-01..2025-03-31 quarter 2025-Q1",
        "⟦3Q25⟧毛利率": "2025-07-01..2025-09-30 quarter 2025-Q3",
        "⟦2025年Q2⟧": "2025-04-01..2025-06-30 quarter 2025-Q2",
    },
    leaves=("型号25Q10", "iQ3耳机"),
)

HALF_CODE: DateRule = Rule(
    "date.half_code",
    r"(?<![0-9A-Za-z.])(?:({year}|{short_year})年?H([12])|([12])H({year}|{short_year}))(?![0-9A-Za-z])",
    lambda year, half, first, last: (one("year", year_number(year or last)), one("half", int(half or first))),
    reads={
        "⟦2025H1⟧营收": "2025-01-01..2025-06-30 half 2025-H1",
        "⟦1H25⟧净利": "2025-01-01..2025-06-30 half 2025-H1",
    },
    leaves=("芯片H20", "24H5页面"),
)

BARE_QUARTER_CODE: DateRule = Rule(
    "date.bare_quarter_code",
    r"(?<![A-Za-z0-9迪 .])Q([1-4])(?:季度)?(?![0-9A-Za-z])",
    lambda quarter: (one("quarter", int(quarter)),),
    reads={"〔2025-11-03〕⟦Q3⟧净利环比增长": "2025-07-01..2025-09-30 quarter 2025-Q3 relative"},
    leaves=("奥迪Q3上市", "问界Q7"),
)

FISCAL_CODE: DateRule = Rule(
    "date.fiscal_code",
    r"(?<![0-9A-Za-z])FY({year}|{short_year})(?![0-9/])(?:Q([1-4]))?",
    lambda year, quarter: (
        one("year", year_number(year)),
        *((one("quarter", int(quarter)),) if quarter else ()),
    ),
    reads={
        "⟦FY2025⟧营收": "2025-01-01..2025-12-31 year 2025",
        "⟦FY26Q2⟧指引": "2026-04-01..2026-06-30 quarter 2026-Q2",
    },
    leaves=("型号FY200",),
)

ESTIMATE_YEAR: DateRule = Rule(
    "date.estimate_year",
    rf"(?<![0-9A-Za-z.])(?<![0-9],)({{year}})(?:{TO}({{year}}))?[EF](?![0-9A-Za-z])",
    lambda first, last: (Part("year", int(first), int(last or first)),),
    reads={
        "⟦2026E⟧每股收益": "2026-01-01..2026-12-31 year 2026",
        "⟦2025-2027E⟧净利润": "2025-01-01..2027-12-31 range",
    },
    leaves=("型号2026EV",),
)

YEAR_RANGE: DateRule = Rule(
    "date.year_range",
    rf"(?<![0-9A-Za-z.\-])(?<![0-9],)({{year}})(?:{TO}|/)({{year}}|{{short_year}})(?:财政年度|财年|年度|年)",
    spanning,
    reads={
        "⟦2024/25财年⟧营收": "2024-01-01..2025-12-31 range",
        "预计⟦2025-27年⟧复合增速": "2025-01-01..2027-12-31 range",
        "⟦2023-2024年⟧": "2023-01-01..2024-12-31 range",
    },
    leaves=("2025-15年前",),
)

BARE_YEAR_RANGE: DateRule = Rule(
    "date.bare_year_range",
    rf"(?<![0-9A-Za-z.\-])(?<![0-9],)({{year}}){TO}({{year}})(?![0-9A-Za-z.,年月万亿元点家只人号%期个名吨\-])",
    lambda first, last: spanning(first, last) if int(last) - int(first) <= 30 else None,
    reads={"预计⟦2025-2027⟧净利分别为": "2025-01-01..2027-12-31 range"},
    leaves=("电话2025-2026号", "2000-2100元", "型号2027-2025"),
)


SHORT_YEAR_RANGE: DateRule = Rule(
    "date.short_year_range",
    rf"(?<![0-9A-Za-z.])(?<![0-9],)({{short_year}})年?{TO}({{short_year}})年(?![{LENGTH_AFTER}])",
    short_spanning,
    reads={
        "料⟦19-22年⟧复合年均增长": "2019-01-01..2022-12-31 range",
        "预计⟦25-27年⟧归母净利": "2025-01-01..2027-12-31 range",
    },
    leaves=("工期15-20年", "10-12年的合同"),
)

SHORT_YEAR: DateRule = Rule(
    "date.short_year",
    rf"(?<![0-9A-Za-z.第])(?<![0-9],)({{short_year}}|[〇零九八][〇零一二三四五六七八九])年(?:全年度?|(?={AFTER_SHORT_YEAR})|({{year_edge}}))",
    lambda year, closing: (one("year", year_number(year)), *edge(closing)),
    reads={
        "相当于⟦21年⟧预测市盈率": "2021-01-01..2021-12-31 year 2021",
        "⟦25年一季度⟧": "2025-01-01..2025-03-31 quarter 2025-Q1",
        "⟦25年3月⟧交付": "2025-03-01..2025-03-31 month 2025-03",
        "⟦25年底⟧投产": "2025-10-01..2025-12-31 year 2025 end",
        "⟦97年一季度⟧": "1997-01-01..1997-03-31 quarter 1997-Q1",
    },
    leaves=("成立21年来", "10年期国债"),
)

PADDED_YEAR: DateRule = Rule(
    "date.padded_year",
    r"(?<![0-9A-Za-z.第])(?<![0-9],)(0[0-9]|[〇零][〇零一二三四五六七八九])年(?!代)",
    lambda year: (one("year", year_number(year)),),
    reads={
        "⟦08年⟧奥运会": "2008-01-01..2008-12-31 year 2008",
        "⟦零八年⟧": "2008-01-01..2008-12-31 year 2008",
    },
    leaves=("增长1.08年",),
)

NEAR_YEAR: DateRule = Rule(
    "date.near_year",
    rf"(?:^|(?<=[较比从在于到把和与至，。；：\n]))([1-4][0-9])年(?![{LENGTH_AFTER}])(?:全年度?)?",
    lambda year: (Part("year", year_number(year), year_number(year), name="near"),),
    reads={
        "入市进程较⟦25年⟧加速": "2025-01-01..2025-12-31 year 2025",
        "〔2018-01-05〕甲公司销售与⟦17年⟧持平": "2017-01-01..2017-12-31 year 2017",
    },
    leaves=("历时14年建成", "成立25年来", "〔2018-01-05〕步入10年黄金期"),
)
"""Two figures near the publication year, where nothing around says a length of time."""

RULES: tuple[DateRule, ...] = (
    NUMERIC, YEAR_MONTH, QUARTER_CODE, HALF_CODE, BARE_QUARTER_CODE, FISCAL_CODE, ESTIMATE_YEAR,
    YEAR_RANGE, BARE_YEAR_RANGE, SHORT_YEAR_RANGE, PADDED_YEAR, SHORT_YEAR, NEAR_YEAR,
)  # fmt: skip
