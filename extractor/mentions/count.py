"""Count: a number of things with its classifier or physical unit (460家, 2.12亿名, 58.9万平方米).

Ordinals, ranks (第3家, 前10名) and small Chinese numbers of no business weight (一家, 两个) are no counts.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extractor.grammar.lexicon import Row, load_rows, refuse_twice_owned
from extractor.grammar.rule import Rule
from extractor.mentions.noun import counted
from extractor.mentions.numeral import figures
from extractor.mentions.quantity import Kind, Said, Site
from schemas import Count, Mod


class ClassifierRow(Row):
    """A classifier or unit; see the lexicon's head."""

    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    small: bool = False
    physical: bool = False
    index: bool = False
    ranks: bool = False
    least: int = 0


class FormsRow(Row):
    """Words alone."""

    forms: tuple[str, ...]


@cache
def classifiers() -> dict[str, ClassifierRow]:
    """Read ``classifiers.toml``, by surface form."""
    rows = load_rows("classifiers.toml", "classifier", ClassifierRow)
    refuse_twice_owned(
        "classifiers.toml", [(form, str(index)) for index, row in enumerate(rows) for form in row.forms]
    )
    return {form: row for row in rows for form in row.forms}


@cache
def abstract_nouns() -> tuple[str, ...]:
    """What is spoken of in numbers without being counted (三个方面)."""
    return tuple(form for row in load_rows("classifiers.toml", "abstract", FormsRow) for form in row.forms)


@cache
def acts() -> tuple[str, ...]:
    """Verbs that make even two things a piece of business."""
    return tuple(form for row in load_rows("classifiers.toml", "act", FormsRow) for form in row.forms)


@cache
def pointers() -> tuple[str, ...]:
    """Words before a small number that make it one of things already named (上述四个行业)."""
    return tuple(form for row in load_rows("classifiers.toml", "pointer", FormsRow) for form in row.forms)


def count(
    low: str, unit: str, *, of: str | None = None, high: str | None = None, mod: Mod | None = None
) -> Count:
    """A Count from figures, as examples write it."""
    return Count(low=Decimal(low), high=Decimal(high or low), mod=mod, unit=unit, of=of)


FEWEST, FEW = Decimal(2), Decimal(10)
"""In Chinese figures, one is no business count, two only if hedged or newly had, up to ten only of things."""

ACT_REACH = 4
NOUN_REACH = 5
CLOCK = Decimal(24)
RANKED = frozenset("第前每首")
"""Before a number, these make it a rank or a rate."""
QUOTES = frozenset('“”"「」『』‘’')


def stated(site: Site) -> Said | None:
    """`460家机构`, `58.9万平方米`."""
    form = site.tail["classifier"]
    row = classifiers()[form]
    text, start = site.text, site.start
    before = text[start - 1] if start else ""
    if before in RANKED or abs(site.numeral.high) < row.least:
        return None
    if not site.written[0].isdigit() and not _weighs(site, row):
        return None
    if "." in site.written and not (row.physical or row.index or site.written[-1] in figures().scales):
        return None
    if row.index and not _index_level(site):
        return None
    if (row.ranks and _is_rank(text, start)) or (before in SLASHES and not text[start - 2].isdigit()):
        return None
    if before in LIST_MARKS and _goes_on_ordinals(text, start, form):
        return None
    return site.said(form, of=None if row.physical else counted(text, site.end))


RANK = re.compile(r"(?:第|排名?|列|位居|排行)(?:[0-9一二三四五六七八九十]+[、至到和与及-])?\Z")
RANK_REACH = 6
SLASHES = frozenset("/／")
"""Behind a unit, what follows a slash is what it is for: kWh/100公里."""


def _is_rank(text: str, start: int) -> bool:
    """Whether the number at `start` is a place in an order (第二、三名, 排名11位)."""
    return RANK.search(text, max(0, start - RANK_REACH), start) is not None


def _goes_on_ordinals(text: str, start: int, form: str) -> bool:
    """Whether the number goes on a list of ordinals (第十七条、十八条)."""
    return _ordinals(form).search(text, max(0, start - LIST_REACH), start) is not None


@cache
def _ordinals(form: str) -> re.Pattern[str]:
    figure = "[0-9一二三四五六七八九十百]+"
    return re.compile(f"第{figure}{form}(?:、{figure}{form})*[、和及至]\\Z")


LIST_MARKS, LIST_REACH = frozenset("、和及至"), 24


def _weighs(site: Site, row: ClassifierRow) -> bool:
    """Whether a number in Chinese figures is a business count, not a turn of phrase."""
    scales = figures().scales
    if site.numeral.high < FEWEST:
        return False
    if site.numeral.high <= FEW and _is_pointed_at(site):
        return False
    if site.is_bare_scale:
        return site.hedge is not None or (len(site.written) > 1 and scales[site.written[-1]] >= 10_000)
    if site.numeral.high > FEW:
        return len(site.written) > 2 or site.written[0] != site.written[-1]
    if site.hedge is None and (not row.small or (site.numeral.high == FEWEST and not _newly_had(site))):
        return False
    if site.hedge is None and counted(site.text, site.end) is None and not _newly_had(site):
        return False
    following = site.text[site.end : site.end + NOUN_REACH]
    return not any(noun in following for noun in abstract_nouns())


def _is_pointed_at(site: Site) -> bool:
    """Whether a small number speaks of what was named before, or in a slogan (上述四个行业, “四个”全面)."""
    text, start, end = site.text, site.start, site.end
    return (
        text.endswith(pointers(), 0, start)
        or text[start - 1 : start] in QUOTES
        or text[end : end + 1] in QUOTES
    )


def _newly_had(site: Site) -> bool:
    """Whether the verb before says that the things are newly had (引入两名基石投资者)."""
    before = site.text[max(0, site.start - ACT_REACH) : site.start].removesuffix("了")
    return before.endswith(acts())


def _index_level(site: Site) -> bool:
    """Whether `点` counts points of an index and is not a time of day."""
    low = site.numeral.low
    return low > CLOCK or "." in site.written


STATED = Rule(
    "count.stated",
    "{number}{space}{classifier}",
    stated,
    reads={
        "超过⟦460家⟧机构参与": count("460", "家", of="机构", mod="more_than"),
        "包括⟦14家⟧顶级机构": count("14", "家", of="顶级机构"),
        "覆盖⟦200个⟧国家及地区": count("200", "个", of="国家及地区"),
        "已赋能⟦1.2万家⟧企业客户": count("12000", "家", of="企业客户"),
        "超⟦4500万名⟧开发者": count("45000000", "名", of="开发者", mod="more_than"),
        "覆盖⟦百余个⟧城市": count("100", "个", of="城市", mod="more_than"),
        "日订单⟦160万单⟧": count("1600000", "单"),
        "减持共计⟦8万股⟧": count("80000", "股"),
        "销售面积为⟦58.9万平方米⟧": count("589000", "平方米"),
        "集团引入⟦两名⟧基石投资者": count("2", "名", of="基石投资者"),
        "建设⟦五座⟧码头": count("5", "座", of="码头"),
        "A股⟦3810家⟧上市公司": count("3810", "家", of="上市公司"),
        "获⟦四家⟧机构领投": count("4", "家", of="机构"),
        "收到⟦三张⟧监管函": count("3", "张", of="监管函"),
        "新增⟦3至5家⟧门店": count("3", "家", of="门店", high="5"),
        "关闭⟦60余家⟧门店": count("60", "家", of="门店", mod="more_than"),
        "近⟦百家⟧公司": count("100", "家", of="公司", mod="less_than"),
        "装机⟦500MW⟧": count("500", "MW"),
        "发电⟦3.2亿千瓦时⟧": count("320000000", "千瓦时"),
        "消耗⟦5000亿Tokens⟧": count("500000000000", "Tokens"),
        "销售运动鞋⟦2.27亿双⟧": count("227000000", "双"),
        "油耗为⟦2升⟧/百公里": count("2", "升"),
        "有⟦8家⟧具有互联网背景": count("8", "家"),
        "批准⟦37家⟧境外机构": count("37", "家", of="境外机构"),
        "沪指跌⟦-2.31点⟧": count("-2.31", "点"),
        "沪指报⟦3200.5点⟧": count("3200.5", "点"),
        "共⟦2⟧、⟦3⟧和⟦5个⟧项目": (
            count("2", "个"),
            count("3", "个"),
            count("5", "个", of="项目"),
        ),
    },
    leaves=(
        "两家公司合并",
        "吉林九台农商行",
        "五座车型",
        "2020双11期间",
        "甲银行、乙银行和丙银行三家分红，三家银行均增长",
        "一家企业",
        "第3家门店",
        "前10名股东",
        "持股数（万股）",
        "3个月内",
        "15个交易日",
        "9点开盘",
        "三个方面",
        "三个突出亮点",
        "每10股转增",
        "三一重工",
        "市值分列二至五位",
        "排名11位",
        "第二、三名股东",
        "第十七条、十八条、十九条规定",
        "每月带一两次货",
        "“四个”全面，五个“没有变”",
        "历经两个多月",
        "上述四个行业",
        "三条主线，四个要素",
        "唯一一个项目",
        "不及一罐可乐",
        "长光华芯20cm涨停",
        "第一批万元户",
    ),
)


@lru_cache(maxsize=1 << 14)
def value(said: Said) -> Count:
    """The public value."""
    return Count(low=said.low, high=said.high, mod=said.mod, unit=said.unit, of=said.of)


COUNT = Kind("count", value, rules=(STATED,))
