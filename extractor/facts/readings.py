"""Readings: the shapes in which the press says what a number is, each with the sentences that prove it.

A reading is a Rule over the letters of `items`: its pattern is matched against the items that stand before
the value in its clause, the last one nearest to the value. ``{yoy}[^{value}]*$`` is a year-on-year cue with
no other value between it and this one. The first reading that fits the value wins.

The readings BESIDE go by what else is beside the value: their patterns are of the items behind it
(`VALUE_METRIC`, `SHARE_OF`, `GROWN`), of all that stands before it (`CARRIED`) or of the name and the bracket
before it (`BRACKETED`); `COUNTED` goes by the value's own noun.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractor.grammar.rule import Rule
from schemas import Measure, Quantity

SLOTS = {
    "value": "$%x#n",
    "subject": "Ea",
    "metric": "M", "yoy": "y", "qoq": "q", "rise": "u", "fall": "d", "growth": "g", "drop": "h", "to": "t",
    "cagr": "c", "share": "s", "each": "r", "base": "b", "from": "f", "date": "D", "name": "E",
    "aside": ",.\n_", "number": "$#n", "outlook": "CF", "light": "DEaorbCF",
}  # fmt: skip


class Says(NamedTuple):
    """What a reading says of a value: its measure, and where the metric is to be looked for.

    `metric`: ``level`` needs a metric word that takes such a value, ``any`` a metric word of any kind, here
    or carried on from before.
    """

    measure: Measure
    metric: Literal["level", "any"]


Judge = Callable[[Quantity], Says | None]


def growth(measure: Measure) -> Judge:
    """Growth in percent or by a multiple; a difference in money, things or points is a change."""

    def judge(value: Quantity) -> Says | None:
        if value.kind == "percent":
            return Says(measure if value.unit in ("%", "‰") else "change", "any")
        if value.kind == "multiple":
            return Says(measure, "any")
        return Says("change", "any") if value.kind in ("money", "count") else None

    return judge


def only_percent(measure: Measure) -> Judge:
    """Measures that are always a percentage: a share, a compound growth rate."""

    def judge(value: Quantity) -> Says | None:
        return Says(measure, "any") if value.kind == "percent" and value.unit == "%" else None

    return judge


def level(value: Quantity) -> Says | None:
    """The amount itself."""
    return Says("amount", "level")


READINGS: tuple[Rule[Judge], ...] = (
    Rule(
        "fact.reached",
        "{to}[^{value}]*$",
        level,
        reads={
            "甲公司营收由2023年的1亿元增至2024年的⟦1.5亿元⟧": """
                甲公司 | revenue | amount | 2023 | 100000000 CNY
                甲公司 | revenue | amount | 2024 | 150000000 CNY""",
            "甲公司2024年营收同比增长20%至⟦1.2亿元⟧": """
                甲公司 | revenue | growth_yoy | 2024 | 20 %
                甲公司 | revenue | amount | 2024 | 120000000 CNY""",
        },
    ),
    Rule(
        "fact.compared",
        "{base}{date}{metric}?$",
        level,
        reads={
            "甲公司2024年毛利率为30%，较2023年的⟦28%⟧有所提升": """
                甲公司 | gross_margin | amount | 2024 | 30 %
                甲公司 | gross_margin | amount | 2023 | 28 %""",
        },
    ),
    Rule(
        "fact.cagr",
        "{cagr}[^{value}]*$",
        only_percent("cagr"),
        reads={
            "2022年至2024年，甲公司收入年复合增长率为⟦30%⟧": "甲公司 | revenue | cagr | 2022..2024 | 30 %",
            "丁证券预测甲公司2025年-2027年收入CAGR超⟦30%⟧": (
                "甲公司 | revenue | cagr | 2025..2027 | >30 % | forecast | 丁证券"
            ),
        },
    ),
    Rule(
        "fact.growth_yoy",
        "(?:{growth}[^{value}]*)?{yoy}[^{value}]*$",
        growth("growth_yoy"),
        reads={
            "甲公司2024年营收3亿元，同比增长⟦20%⟧": """
                甲公司 | revenue | amount | 2024 | 300000000 CNY
                甲公司 | revenue | growth_yoy | 2024 | 20 %""",
            "甲公司2024年净亏损3亿元，亏损额同比扩大⟦91%⟧": """
                甲公司 | net_profit | amount | 2024 | -300000000 CNY
                甲公司 | net_profit | growth_yoy | 2024 | -91 %""",
            "甲公司2024年毛利率同比下降⟦1.2个百分点⟧": "甲公司 | gross_margin | change | 2024 | -1.2 pp",
            "甲公司2024年净利润同比增长⟦1.6倍⟧": "甲公司 | net_profit | growth_yoy | 2024 | 1.6",
        },
        leaves=("甲公司2024年营收同比基本持平", "与甲公司一样，净利润同比增长超过50%的公司有80家"),
    ),
    Rule(
        "fact.growth_qoq",
        "{qoq}[^{value}]*$",
        growth("growth_qoq"),
        reads={"甲公司2024年5月销量环比下降⟦3%⟧": "甲公司 | sales_volume | growth_qoq | 2024-05 | -3 %"},
    ),
    Rule(
        "fact.share",
        "{share}[^{value}]*$",
        only_percent("share"),
        reads={
            "2024年海外业务占甲公司收入的⟦63.7%⟧": "甲公司 | revenue | share | 2024 | 63.7 %",
            "甲公司2024年海外收入占比超⟦70%⟧": "甲公司 | revenue | share | 2024 | >70 %",
        },
    ),
    Rule(
        "fact.share_reached",
        "{share}[^{value}]*{from}[^{value}]*%[^{value}]*{to}[^{value}]*$",
        only_percent("share"),
        reads={
            "甲公司2024年海外收入占比由2023年的11%升至⟦19%⟧": """
                甲公司 | revenue | share | 2023 | 11 %
                甲公司 | revenue | share | 2024 | 19 %""",
        },
    ),
    Rule(
        "fact.growth_or",
        r"[{rise}{fall}][{number}]\(?$",
        only_percent("growth"),
        reads={
            "昨日沪指跌331点或⟦1.36%⟧": """
                沪指 | index_level | change | 2025-03-19 | -331 点
                沪指 | index_level | growth | 2025-03-19 | -1.36 %""",
            "甲公司2024年净利润同比增加2亿元或⟦15%⟧": """
                甲公司 | net_profit | change | 2024 | 200000000 CNY
                甲公司 | net_profit | growth_yoy | 2024 | 15 %""",
        },
        leaves=("甲公司上涨乏力，或有10%的门店关闭",),
    ),
    Rule(
        "fact.growth",
        "[{rise}{fall}{growth}{drop}][^{value}]*$",
        growth("growth"),
        reads={
            "甲公司2024年营收增长⟦20%⟧": "甲公司 | revenue | growth | 2024 | 20 %",
            "截至2024年末，甲公司总资产较年初减少⟦2亿元⟧": (
                "甲公司 | total_assets | change | 2024-12-31 | -200000000 CNY"
            ),
            "甲公司股价下跌⟦5.5%⟧": "甲公司 | share_price | growth | - | -5.5 %",
        },
        leaves=(
            "甲公司、乙公司、戊信息分别上涨3%、4%和5%",
            "除甲公司外，跌幅超过4%的股票超过千只",
            "甲公司之外，涨幅在30%以上的有215只",
        ),
    ),
    Rule(
        "fact.level",
        "{metric}(?:[^{value}]*[{yoy}{qoq}{rise}{fall}][^{value}]*[%x])?[^{value}]*$",
        level,
        reads={
            "甲公司2024年营业收入为⟦3.2亿元⟧": "甲公司 | revenue | amount | 2024 | 320000000 CNY",
            "2022年至2024年，甲公司收入分别为⟦1亿元⟧、⟦2亿元⟧、⟦3亿元⟧": """
                甲公司 | revenue | amount | 2022 | 100000000 CNY
                甲公司 | revenue | amount | 2023 | 200000000 CNY
                甲公司 | revenue | amount | 2024 | 300000000 CNY""",
            "甲公司拟回购股份，回购金额不低于⟦4亿元⟧且不超过⟦8亿元⟧": """
                甲公司 | share_buyback | amount | - | >=400000000 CNY | target
                甲公司 | share_buyback | amount | - | <=800000000 CNY | target""",
            "2024年甲公司、乙公司净利润分别为3亿元和2亿元，业绩分化。\n"
            "截至2024年末，两家银行的不良率分别为⟦30%⟧和⟦20%⟧。": """
                甲公司 | net_profit | amount | 2024 | 300000000 CNY
                乙公司 | net_profit | amount | 2024 | 200000000 CNY
                甲公司 | npl_ratio | amount | 2024-12-31 | 30 %
                乙公司 | npl_ratio | amount | 2024-12-31 | 20 %""",
            "甲公司昨日公告，甲公司、乙公司2024年净利润分别为⟦3亿元⟧和⟦2亿元⟧": """
                甲公司 | net_profit | amount | 2024 | 300000000 CNY
                乙公司 | net_profit | amount | 2024 | 200000000 CNY""",
            "昨日沪指跌破⟦3000点⟧": "沪指 | index_level | amount | 2025-03-19 | <3000 点",
            "甲公司一度跌破⟦100元⟧": "甲公司 | share_price | amount | - | <100 CNY",
            "甲公司2024年净利润历史上首次跌破⟦5亿元⟧": "甲公司 | net_profit | amount | 2024 | <500000000 CNY",
        },
        leaves=(
            "甲公司与乙公司分别持有相关股份",
            "甲公司分别称收入增长",
            "甲公司否认2024年营收3亿元",
            "甲公司资金总额跌破5亿元",
            "有关甲公司营收超3亿元的传闻不实",
        ),
    ),
)


BRACKETED: Rule[Judge] = Rule(
    "fact.bracketed",
    r"{name}\($",
    level,
    reads={
        "2024年市占率居前的是甲公司（⟦10%⟧）、乙公司（⟦7%⟧）": """
            甲公司 | market_share | amount | 2024 | 10 %
            乙公司 | market_share | amount | 2024 | 7 %""",
        "港股上涨，甲公司（⟦5%⟧）、乙公司（⟦3%⟧）涨幅居前": """
            甲公司 | share_price | growth | - | 5 %
            乙公司 | share_price | growth | - | 3 %""",
    },
    leaves=("甲公司（10%）和乙公司（7%）昨日举行会议",),
)
COUNTED: Rule[Judge] = Rule(
    "fact.counted",
    "",
    level,
    reads={
        "甲公司拥有⟦1.2万家⟧企业客户": "甲公司 | customers | amount | - | 12000 家",
        "截至2024年末，甲公司有⟦3000名⟧员工": "甲公司 | employees | amount | 2024-12-31 | 3000 名",
    },
    leaves=("甲公司赞助了3000名球员",),
)
VALUE_METRIC: Rule[Judge] = Rule(
    "fact.value_metric",
    "{metric}",
    level,
    reads={
        "甲公司2024年实现⟦5亿元⟧营业收入": "甲公司 | revenue | amount | 2024 | 500000000 CNY",
        "甲公司2024年取得⟦1.2亿元⟧的净利润": "甲公司 | net_profit | amount | 2024 | 120000000 CNY",
    },
    leaves=("甲公司2024年拨出5亿元改善收入结构",),
)
SHARE_OF: Rule[Judge] = Rule(
    "fact.share_of",
    "{metric}",
    only_percent("share"),
    reads={"甲公司2024年有⟦70%⟧的收入来自海外": "甲公司 | revenue | share | 2024 | 70 %"},
    leaves=("甲公司有30%的员工来自海外",),
)
GROWN: Rule[Judge] = Rule(
    "fact.growth_after",
    "[{rise}{fall}{growth}{drop}]",
    growth("growth"),
    reads={
        "甲公司2024年净利润实现⟦2倍⟧增长": "甲公司 | net_profit | growth | 2024 | 2",
        "甲公司2024年销量保持⟦20%⟧的增速": "甲公司 | sales_volume | growth | 2024 | 20 %",
    },
    leaves=("甲公司拿出10%的股份，增长可期",),
)
CARRIED: Rule[Judge] = Rule(
    "fact.carried",
    # A base is no level (低于28%的平均水平), unless it is what was expected.
    "^(?![^{outlook}]*{base}[^{outlook}]*$)[{aside}]*[{light}][{aside}{light}]*$",
    level,
    reads={
        "甲公司2024年毛利率为30%，前一年为⟦28%⟧": """
            甲公司 | gross_margin | amount | 2024 | 30 %
            甲公司 | gross_margin | amount | 2023 | 28 %""",
        "甲公司拟每10股派发现金红利3元，合计约⟦30亿元⟧": """
            甲公司 | dividend_per_share | amount | - | 3 CNY | target
            甲公司 | dividend | amount | - | ~3000000000 CNY | target""",
        "甲公司2024年营收3亿元，2023年⟦2亿元⟧": """
            甲公司 | revenue | amount | 2024 | 300000000 CNY
            甲公司 | revenue | amount | 2023 | 200000000 CNY""",
    },
    leaves=("甲公司毛利率有望回升，另有28%的门店在海外", "甲公司毛利率回升，低于28%的行业平均水平"),
)
BESIDE = (BRACKETED, COUNTED, VALUE_METRIC, SHARE_OF, GROWN, CARRIED)


@dataclass(frozen=True, slots=True)
class Shape:
    """A reading with its pattern compiled."""

    rule: Rule[Judge]
    search: "Callable[[str], re.Match[str] | None]"


@lru_cache(maxsize=4096)
def readings_of(left: str) -> tuple[tuple[Rule[Judge], str], ...]:
    """The readings whose shape the letters before a value have, in order, each with the letters it went by.

    Clauses are made of few shapes, so that most texts find theirs here already.
    """
    return tuple(
        (shape.rule, left[match.start() :])
        for shape in _shapes()
        for match in [shape.search(left)]
        if match is not None
    )


@cache
def _shapes() -> tuple["Shape", ...]:
    return compiled()


def compiled(rules: tuple[Rule[Judge], ...] = READINGS) -> tuple[Shape, ...]:
    """The readings, ready to match against letters."""
    return tuple(Shape(rule, shape(rule.pattern).search) for rule in rules)


@cache
def shape(pattern: str) -> re.Pattern[str]:
    """A reading's pattern over letters, compiled at its first use."""
    return re.compile(_letters(pattern))


def _letters(pattern: str) -> str:
    for slot, letters in SLOTS.items():
        pattern = pattern.replace("{" + slot + "}", letters)
    return pattern
