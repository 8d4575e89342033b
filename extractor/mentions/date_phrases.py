"""Phrases around dates: ranges (7月4日至6日), 今年以来 and 7月至今, 截至2023年3月31日止年度."""

import re

from extractor.dates.parts import START, Part, Path
from extractor.grammar.rule import Rule
from extractor.mentions.date_links import TO, number

RANGE = Rule(
    "date.range",
    rf"起?(?:{TO})",
    lambda: None,
    reads={
        "⟦2022年至2024年⟧分别亏损": "2022-01-01..2024-12-31 range",
        "⟦去年4月2日至10月19日⟧生产": "2025-04-02..2025-10-19 range relative",
        "⟦今年到明年⟧并购提速": "2026-01-01..2027-12-31 range relative",
        "⟦2025年11月至2026年1月⟧": "2025-11-01..2026-01-31 range",
        "⟦2019年6月1日-6月30日⟧": "2019-06-01..2019-06-30 range",
        "⟦2018/1/10-2018/7/10⟧": "2018-01-10..2018-07-10 range",
        "⟦2025年3月5日起至3月8日⟧止": "2025-03-05..2025-03-08 range",
        "⟦2024年12月30日至1月3日⟧": "2024-12-30..2025-01-03 range",
        "〔〕⟦7月4日到7月6日⟧": "null range relative",
    },
    leaves=("从北京到上海",),
)

SINCE = Rule(
    "date.since",
    r"(以来)?(?:起?(?:至今|迄今)(?![年日天晚后])(?:以来|为止)?)|(以来)",
    lambda: (Part("since"),),
    reads={
        "⟦今年以来⟧涨幅": "2026-01-01..2026-01-13 range relative",
        "〔2025-08-20〕⟦7月以来⟧股价上涨": "2025-07-01..2025-08-20 range relative",
        "⟦去年7月至今⟧": "2025-07-01..2026-01-13 range relative",
        "⟦年初至今⟧涨幅": "2026-01-01..2026-01-13 range relative",
        "⟦2017年以来⟧，物价温和上涨": "2017-01-01..2026-01-13 range relative",
        "⟦2024年至今⟧": "2024-01-01..2026-01-13 range relative",
        "截至⟦2025年10月31日⟧，⟦2025年7月至今⟧": (
            "2025-10-31..2025-10-31 day 2025-10-31",
            "2025-07-01..2025-10-31 range relative",
        ),
    },
    leaves=("上市以来", "3月至今年年初", "2021年以来最高", "2018年以来公司业绩最好", "创6月以来新高"),
)

YEAR_TO = Rule(
    "date.year_to",
    r"止的?(?:财政|会计)?(?:(年度|财年|一年|全年|年)|(半年度?)|([两一二三四五六七八九十]{1,2}|[0-9]{1,2})个?月|(季度))",
    lambda year, half, months, quarter: (
        Part("run", 12 if year else 6 if half else 3 if quarter else number(months)),
    ),
    reads={
        "⟦截至2023年3月31日止年度⟧，溢利": "2022-04-01..2023-03-31 year",
        "⟦截至2025年6月30日止六个月⟧": "2025-01-01..2025-06-30 half 2025-H1",
        "⟦截至2025年12月31日止年度⟧": "2025-01-01..2025-12-31 year 2025",
        "⟦截至2025年9月30日止三个月⟧": "2025-07-01..2025-09-30 quarter 2025-Q3",
    },
    leaves=("截至2025年12月31日",),
)

RANGE_SIGN = re.compile(RANGE.pattern)
SINCE_WORDS = re.compile(SINCE.pattern)
SUPERLATIVE = re.compile(
    "的?(?:[^，。；,;、\\n]{0,6}最|[^，。；,;、\\n]{0,4}新[高低]|首|高|低|第|峰|谷|单[日月]|再[度次])"
)
YEAR_TO_WORDS = re.compile(YEAR_TO.pattern)
GOES_ON = frozenset("以至迄起止到-－–―~～—")
"""What can follow a date that goes on: 以来, 至今, 止年度, or a dash and another date."""
UP_TO = ("截至", "截止")


def extend(start: int, end: int, path: Path, text: str) -> tuple[int, int, str, Path] | None:
    """A phrase taken together with the words after it that make it another date, or null."""
    ahead = text[end : end + 1]
    if ahead in ("以", "至", "迄", "起"):
        since = SINCE_WORDS.match(text, end)
        if since and (since[2] is None or _runs_on(path, text, since.end())):
            return start, since.end(), SINCE.name, (*path, Part("since"))
    elif ahead == "止" and text[start - 2 : start] in UP_TO:
        run = YEAR_TO_WORDS.match(text, end)
        if run:
            return start - 2, run.end(), YEAR_TO.name, (*path, *YEAR_TO.read(*run.groups()))
    return None


def _runs_on(path: Path, text: str, end: int) -> bool:
    """Whether 以来 is one phrase with the date, which then runs on to now: 今年以来, 2021年以来; not where it
    tells what is the highest or the first since (2021年以来最高).
    """
    first = path[0]
    if first.base == "published" and first.low == 0 and (len(path) == 1 or path[-1] == Part("edge", START)):
        return True
    return SUPERLATIVE.match(text, end) is None
