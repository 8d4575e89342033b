"""Money: a numeral with its currency (917亿港元, HK$8.6亿, 三块五).

The hedge (约, 超过) stays outside the span and becomes `mod`. Amounts are in whole units of the currency.
An amount that names no currency is read where money is the talk (以1231亿市值收盘); `inherit` finds whose.
"""

import re
from decimal import Decimal
from functools import lru_cache

from extractor.grammar.rule import Rule
from extractor.mentions.amount import speaks_of_money
from extractor.mentions.currency import PLAIN, currencies
from extractor.mentions.numeral import figures, read_numeral
from extractor.mentions.per import per_of
from extractor.mentions.quantity import ONE, Kind, Said, Site, Source
from schemas import Mod, Money

TENTH = Decimal("0.1")
RISES = re.compile(r"[，,]?[^，。；0-9]{0,6}(?:增|升|涨|飙|扩大|跃)[^，。；]{0,4}[至到]")


def money(
    low: str,
    currency: str | None,
    *,
    high: str | None = None,
    mod: Mod | None = None,
    per: str | None = None,
    inherited: bool = False,
) -> Money:
    """A Money from figures, as examples write it."""
    source: Source = None if currency is None else "inherited" if inherited else "stated"
    return Money(
        low=Decimal(low),
        high=Decimal(high or low),
        mod=mod,
        currency=currency,
        currency_source=source,
        per=per,
    )


def number_currency(site: Site) -> Said | None:
    """`917亿港元`: the currency is the form after the number."""
    if _is_header(site) or _is_rate(site):
        return None
    unit = currencies().after[site.tail["currency"]]
    if unit.factor == TENTH and not site.written[0].isdigit() and site.text[site.end : site.end + 1] != "钱":
        return None
    per = per_of(site.text, site.start, site.end, site.numeral.high)
    return site.said(unit.iso or PLAIN, factor=unit.factor, source="stated", per=per)


def currency_number(site: Site) -> Said | None:
    """`HK$8.6亿`, `人民币12.27元`: the form before decides, and 元 or the same form may follow."""
    assert site.lead is not None
    iso = currencies().before[site.lead["currency_before"]]
    behind = site.tail["currency"]
    unit = currencies().after[behind] if behind else None
    if unit is not None and unit.iso not in (None, iso):
        return None
    before = site.text[site.start - 1 : site.start]
    if before.isdigit() or before in figures().scales or _is_rate(site):
        return None
    if unit is None and site.text[site.end : site.end + 1] in CALENDAR:
        return None
    per = per_of(site.text, site.start, site.end, site.numeral.high)
    return site.said(iso, factor=unit.factor if unit else ONE, source="stated", per=per)


def coins(site: Site) -> Said | None:
    """`12元8角5分`, `三块五`: 元 and its parts."""
    tenths, hundredths, odd = site.tail["digit"], site.tail["digit_2"], site.tail["digit_3"]
    number = site.numeral.low
    for figure, size in ((tenths or odd, Decimal("0.1")), (hundredths, Decimal("0.01"))):
        part = read_numeral(figure) if figure else None
        if part is not None:
            number += part.low * size
    return Said(number, number, site.hedge, PLAIN, "stated")


def unnamed(site: Site) -> Said | None:
    """`以1231亿市值收盘`: no currency, but a noun of money beside it."""
    if not speaks_of_money(site.text, site.number_start, site.end):
        return None
    if len(site.written) == 1 and site.hedge is None:
        return None
    return site.said()


def from_zero(site: Site) -> Said | None:
    """`从2022年的0增长至2023年的350万美元`: the zero's currency is the other end's."""
    if len(site.written) > 1 or not RISES.match(site.text, site.end):
        return None
    return site.said()


RATE_BEFORE = re.compile(
    r"(?:[元镑铢郎布币特盾]\s?(?:对|兑换?)(?:人民币)?|汇率(?:中间价)?(?:报|为|达|在|至|约|约为|升至|跌至|报收于?)?)\Z"
)
RATE_BEHIND = re.compile(r"\s?(?:对(?![价赌应外内公])|兑(?![付现]))")
GREATEST_RATE = 50_000
RATE_EDGES = frozenset("对兑换币 ")
CALENDAR = ("年", "月", "日")


def _is_rate(site: Site) -> bool:
    """Whether the amount is one side of an exchange rate (1美元对人民币6.9元)."""
    if site.numeral.high > GREATEST_RATE:
        return False
    if site.text[site.end : site.end + 1] in RATE_EDGES and RATE_BEHIND.match(site.text, site.end):
        return True
    before = site.text[max(0, site.start - LEVEL_REACH) : site.start]
    return (before[-1:] in RATE_EDGES or "汇率" in before) and RATE_BEFORE.search(before) is not None


LEVEL_REACH = 12


def _is_header(site: Site) -> bool:
    """Whether a bare scale stands as a table's unit: `（万元）`, `单位：亿元`, `万元/吨`."""
    if site.text[site.number_start].isdigit() or not site.is_bare_scale:
        return False
    if len(site.written) == 1:
        return site.hedge is None
    before, after = site.text[site.start - 1 : site.start], site.text[site.end : site.end + 1]
    return before in "（(" and after in "）)" and before != ""


NUMBER_CURRENCY = Rule(
    "money.number_currency",
    "{number}{space}{currency}",
    number_currency,
    reads={
        "市值来到⟦917亿港元⟧": money("91700000000", "HKD"),
        "拟回购⟦3亿5千万元⟧股份": money("350000000", "CNY"),
        "认购总额超过⟦60亿美元⟧": money("6000000000", "USD", mod="more_than"),
        "亏损约⟦1.245亿元⟧": money("124500000", "CNY", mod="approx"),
        "成本为⟦1,100.9亿元⟧": money("110090000000", "CNY"),
        "补助⟦叁佰万圆整⟧": money("3000000", "CNY"),
        "集资⟦６０亿元人民币⟧": money("6000000000", "CNY"),
        "代价⟦3,672万元人民币⟧": money("36720000", "CNY"),
        "股利从⟦45美分⟧升至⟦50美分⟧": (
            money("0.45", "USD", per="share"),
            money("0.5", "USD", per="share"),
        ),
        "净利⟦17,000万元至20,000万元⟧": money("170000000", "CNY", high="200000000"),
        "募资⟦5亿元至8亿元人民币⟧": money("500000000", "CNY", high="800000000"),
        "买入金额从⟦382.86万元至727.06万元⟧不等": money("3828600", "CNY", high="7270600"),
        "募资⟦5至8亿元⟧": money("500000000", "CNY", high="800000000"),
        "奖金为⟦四五十万元⟧": money("400000", "CNY", high="500000"),
        "投入⟦2000多万元⟧": money("20000000", "CNY", mod="more_than"),
        "罚款⟦十几万元⟧": money("110000", "CNY", high="190000", mod="approx"),
        "成交价为⟦12.1⟧/⟦13.4⟧/⟦15亿元⟧": (
            money("1210000000", "CNY"),
            money("1340000000", "CNY"),
            money("1500000000", "CNY"),
        ),
        "EPS分别为⟦0.52⟧、⟦0.68⟧和⟦0.85元⟧": (
            money("0.52", "CNY", per="share"),
            money("0.68", "CNY", per="share"),
            money("0.85", "CNY", per="share"),
        ),
        "分别达到约⟦3000万⟧、⟦5000万元⟧": (
            money("30000000", "CNY", mod="approx"),
            money("50000000", "CNY", mod="approx"),
        ),
        "定于⟦3.2⟧、⟦3.5⟧及⟦3.9港元⟧": (money("3.2", "HKD"), money("3.5", "HKD"), money("3.9", "HKD")),
        "报价普遍在⟦6400元⟧/吨以上": money("6400", "CNY", mod="equal_or_more", per="ton"),
        "报⟦5000元⟧/吨": money("5000", "CNY", per="ton"),
        "账面至少亏损了⟦112亿美元⟧": money("11200000000", "USD", mod="equal_or_more"),
        "大幅下调目标价，由⟦4.44元⟧调整至⟦1.49元⟧": (
            money("4.44", "CNY", per="share"),
            money("1.49", "CNY", per="share"),
        ),
        "每股派⟦0.5元⟧": money("0.5", "CNY", per="share"),
        "每10股派发⟦2元⟧（含税）": money("2", "CNY", per="10_shares"),
        "每月消耗近⟦2亿元⟧": money("200000000", "CNY", mod="less_than", per="month"),
        "目标价⟦9.0港元⟧不变": money("9", "HKD", per="share"),
        "比特币上涨0.3%，报⟦74346.15美元⟧": money("74346.15", "USD"),
        "汽油税为每加仑⟦18.4美分⟧": money("0.184", "USD", per="gallon"),
        "收跌5.53%，报⟦2.03美元⟧": money("2.03", "USD", per="share"),
        "已完成过⟦亿美元⟧融资": money("100000000", "USD", mod="more_than"),
        "总额⟦5306亿台币⟧": money("530600000000", "TWD"),
        "计划投资⟦3541.07万元⟧2.3本项目": money("35410700", "CNY"),
        "打印费⟦十块钱⟧": money("10", "CNY"),
        "限额⟦1万(含)-5万元⟧": money("10000", "CNY", high="50000"),
        "以⟦1港元⟧对价收购": money("1", "HKD"),
        "⟦9000元日币⟧": money("9000", "JPY"),
    },
    leaves=(
        "第一批万元户",
        "元宇宙概念股",
        "业务多元化",
        "单位：万元",
        "金额（百万元）",
        "2023年元月",
        "3元素",
        "1美元兑换7.1元",
        "长三角地区",
    ),
)

CURRENCY_NUMBER = Rule(
    "money.currency_number",
    "{currency_before}{space}{number}{space}{currency}?",
    currency_number,
    reads={
        "净利⟦人民币2,000万元至3,000万元⟧": money("20000000", "CNY", high="30000000"),
        "估值⟦US$5亿至8亿⟧": money("500000000", "USD", high="800000000"),
        "售价⟦¥1,299⟧起": money("1299", "CNY", mod="equal_or_more"),
        "罚款⟦US$1,250万⟧": money("12500000", "USD"),
        "代价为⟦HK$8.6亿⟧": money("860000000", "HKD"),
        "补偿⟦￥300万⟧": money("3000000", "CNY"),
        "价格不超过⟦人民币12.27元⟧/股": money("12.27", "CNY", mod="equal_or_less", per="share"),
        "支付⟦港币两千九百六十元⟧": money("2960", "HKD"),
        "成本⟦新台币177.1亿元⟧": money("17710000000", "TWD"),
        "融资⟦USD 4亿⟧": money("400000000", "USD"),
        "投资额不低于⟦人民币0.8亿元⟧": money("80000000", "CNY", mod="equal_or_more"),
    },
    leaves=(
        "人民币汇率",
        "美元指数",
        "1欧元对人民币8.3270元",
        "发行60亿美元2031年到期的票据",
        "520亿美元 2035市场",
    ),
)

COINS = Rule(
    "money.coins",
    "{number}{yuan}(?:{digit}[角毛](?:{digit}分)?|(?<=块){digit}(?![0-9百千万亿家个只股元块年月日斤公两瓶]))",
    coins,
    reads={
        "开销⟦123元1角1分⟧": money("123.11", "CNY"),
        "一斤只要⟦三块五⟧": money("3.5", "CNY"),
        "合计⟦六十四万零一百四十三元一角七分⟧": money("640143.17", "CNY"),
        "卖到⟦五元三毛⟧": money("5.3", "CNY"),
    },
    leaves=("3元2024年", "售价5元3个"),
)


UNNAMED = Rule(
    "money.unnamed",
    "{number}(?<=[万亿])",
    unnamed,
    reads={
        "市值突破1000亿港元，到周一以⟦1231亿⟧市值收盘": money("123100000000", "HKD", inherited=True),
        "市值曾达90亿元，如今⟦800多亿⟧的市值": money("80000000000", "CNY", mod="more_than", inherited=True),
        "两市成交额再度突破⟦2万亿⟧，较上日放量3000亿元": money("2000000000000", None, mod="more_than"),
        "总市值和流通市值分别为⟦25.16万亿⟧、⟦16.71万亿⟧，": (
            money("25160000000000", None),
            money("16710000000000", None),
        ),
        "二季度净利润预计⟦0.59亿-0.79亿⟧，": money("59000000", None, high="79000000"),
        "⟦百亿⟧资金抢筹": money("10000000000", None),
        "央行投放⟦4400亿⟧资金，超过上周的⟦4000亿⟧，累计净投放15175亿元": (
            money("440000000000", "CNY", inherited=True),
            money("400000000000", "CNY", inherited=True),
        ),
        "28天期逆回购资金，达⟦3600亿⟧，": money("360000000000", None),
        "对冲到期的⟦800亿⟧7天期逆回购": money("80000000000", None),
        "短期资金缺口约⟦2万亿⟧，净投放300亿元": money("2000000000000", None, mod="approx"),
        "累计融资⟦5000万⟧": money("50000000", None),
    },
    leaves=("用户数突破2.12亿", "人口14亿", "总股本3亿", "播放量超10亿", "（亿）"),
)

FROM_ZERO = Rule(
    "money.from_zero",
    "{number}(?<=[0零〇])",
    from_zero,
    reads={
        "收入从2022年的⟦0⟧，增长至2023年的350万美元": money("0", "USD", inherited=True),
        "产值由⟦零⟧增至5亿元": money("0", "CNY", inherited=True),
    },
    leaves=("从0到1的突破", "门店由0增至5家"),
)


@lru_cache(maxsize=1 << 14)
def value(said: Said) -> Money:
    """The public value."""
    return Money(
        low=said.low,
        high=said.high,
        mod=said.mod,
        currency="CNY" if said.unit == PLAIN else said.unit,
        currency_source=said.source,
        per=said.per,
    )


MONEY = Kind("money", value, rules=(NUMBER_CURRENCY, CURRENCY_NUMBER, COINS, UNNAMED, FROM_ZERO))
