"""Noun phrases as subjects: whose number it is where no name stands (大型商业银行, 布伦特原油期货)."""

import re
from typing import NamedTuple

from extractor.document import Document
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.metrics import Metric
from extractor.facts.words import actors, goods, modifiers

LONGEST = 24
INDEX = "指数"
FILLING = re.compile(
    r"[（(][^（）()]*[)）]|^\d{1,2}[、.]|^(?:新成立的|新发行的|交[割货]的|到期的|我国|本周|今日|此外|同时|另外|目前|当前|现阶段|近期|其中|但|而|且|若"
    r"|预计|预期|预测|估计|料|可能)"
)
EXPECTING = re.compile("^(?:其中|预计|预期|预测|估计|料|可能)+")
# A phrase with one of these is no name of a group but a stretch of a clause.
VERBAL = re.compile(
    r"^(?:净|新)?增加|^减少|等|^[该本]|[在按将被由使让]|^[对从于向较比]|计$|^内|^公司(?:股票|股份|股价)?$|[上下][涨跌调]|带动|影响|推动|导致|^(?:单台|单车|每台|每辆|其)|"
    "^相当于|[^北南定]向|[现奖租佣赏税押罚本]金$"
)
# Metrics whose form begins with the last noun of their subject: 国内大语言模型市场|规模.
FUSED = ("市场", "行业", "产业", "期货")
# Rates whose name holds their metric: 人民币兑美元中间价, 5年期以上LPR.
WHOLE = frozenset({"exchange_rate", "policy_rate", "interbank_rate"})
BRACKET = re.compile(r"[(（][A-Z]+[)）]")
# What is quoted of goods and rates: their subject is whatever words stand before them.
QUOTED = frozenset({"price", "share_price", "bond_yield", "reverse_repo_rate", "tariff_rate", *WHOLE})
PRICED = ("价", "价格", "率", "税", "LPR", "Shibor")
# A segment is a plain noun phrase: no verb, no conjunction, no mark stands in it.
SEGMENT = re.compile(
    r"(?!其|该|此|本|两|各|这|年|元|个)[^\W\d_显示了为是的在将被对向由从达超逾约等与和及或使受因而且并则已未也又可能实现录得贡献取得]{2,10}"
)
SEGMENTED = frozenset(
    {"revenue", "gross_profit", "gross_margin", "operating_profit", "contracted_sales", "gmv"}
)
SEGMENT_EDGES = "EaDT$%x#)oMFPXCr" + BOUNDARIES
# What the press says between a share and its move; anything else there may be a name.
MANNERS = re.compile(
    "[ABH]股|[今昨当次即]日|[早午尾夜]盘|午后|盘[中后前初末]|开盘|收盘|收市|截至|发稿|全[天周月]|[周月年日期]内|单日|上周|本周|股价|股票|"
    "价格|一度|最[高多大低终]|累计|合计|总计|大幅|小幅|略微?|轻微|持续|继续|延续|连续|随[即后]|[此之其]后|再度|再次|再|又|仍|亦|也|均|都|皆|"
    "则|更|曾|已|将|而|但|并|且|后|微|逆[势市]|[高低平][开走]|直线|快速|迅速|急速|震荡|走势|涨幅|跌幅|[涨跌]停|整体|平均|分别|齐|"
    "集体|双双|现|为|报|超|逾|近|约|较|比|的|至|到|早段|临近|期间|区间|复牌|上市|首日|一举|目前|现价|最新|尾段|收|急|劲|续|"
    '[一二两三四五六七八九十]连[阳阴板]?|[ 、,，:：“”"（）()]'
)
HOLDER = re.compile(
    r"(?:股东|一致行动人)[^，。的、及和]{4,}$|[^，。的股东]{2,12}(?:投资|基金|中心|(?:有限)?合伙|合伙企业|资产|集团|资本|信托|创投)$"
)
TOTAL = re.compile(
    "((?:[一两二三四五六七八九十百]|[0-9]{1,4}) ?[家只个名位](?!交易日|工作日|月|季|年|百分|基点)"
    "[^，。、；0-9合共累总]{1,8}?)(?:期间|的)?(?:合计|共计|总计|累计)"
)
UNREAD = re.compile(r"[^\W\d_]{2,8}")
COUNTED = "$%x#n"
EDGES = "DTE)PsM" + COUNTED + BOUNDARIES


class Group(NamedTuple):
    """A noun phrase; `good` where its noun is of something traded, not of somebody who acts."""

    text: str
    good: bool


def group(text: str) -> Group | None:
    """The noun phrase that `text` ends with, modifiers aside, if its noun can be a subject by itself."""
    while text.endswith(modifiers()):
        text = next(text[: -len(word)] for word in modifiers() if text.endswith(word))
    if not 2 <= len(text) <= LONGEST or text in FUSED or VERBAL.search(text):
        return None
    if text.endswith(actors()):
        return Group(text, good=False)
    return Group(text, good=True) if text.endswith(goods()) else None


def is_good(text: str) -> bool:
    """Whether a noun phrase is of something that is traded."""
    named = group(text)
    return named is not None and named.good


def good_of(document: Document, stream: Stream, start: int, upto: int) -> str | None:
    """The good that the words before item `upto` are, alone in their clause: 布伦特原油开盘飙升."""
    items, codes = stream
    if any(code not in BOUNDARIES + "D" for code in codes[start:upto]):
        return None
    begin = max((items[i].end for i in range(start, upto)), default=items[start].start)
    found = group(document.text.folded[begin : items[upto].start].strip(" ，,、"))
    return found.text if found is not None and found.good else None


def phrase_before(
    document: Document, stream: Stream, start: int, upto: int, metric: Metric, *, beside: bool
) -> str | None:
    """The noun phrase before item `upto`, a metric or cue, in the clause that begins at item `start`.

    `beside` a name or an anaphor it can only be of those who act (美国六大银行): what a company makes is a
    segment of its own numbers (公司矿产铜产量). Dates are looked past: 商业银行当年净利润.
    """
    items, codes = stream
    folded = document.text.folded
    named = codes[upto] == "M"
    whole = named and metric.id in WHOLE
    end = items[upto].end if whole else items[upto].start
    if named and folded.startswith(FUSED, end):
        end += 2
    if whole and (bracket := BRACKET.match(folded, end)):
        end = bracket.end()
    text = ""
    for i in range(upto - 1, start - 2, -1):
        inside = i >= start
        if inside and not _divides(document, stream, i, whole=whole):
            continue
        if inside and codes[i] in COUNTED:
            if not folded.endswith(INDEX, 0, items[upto].start):
                return None
            continue  # 标准普尔500种股票指数
        begin = items[i].end if inside else items[start].start if start else 0
        text = folded[begin:end].strip(" 的在,，、:：\n")
        found = group(text if whole else FILLING.sub("", text))
        if found is not None and not (found.good and (beside or metric.id in SEGMENTED)):
            return found.text
        if not inside or codes[i] != "D":
            break
        end = items[i].start
    quoted = whole or (metric.id in QUOTED and folded.endswith(PRICED, 0, items[upto].end))
    text = EXPECTING.sub("", text)
    fits = quoted and not beside and 2 <= len(text) <= LONGEST and not VERBAL.search(text)
    return text if fits and MANNERS.sub("", text) else None


def is_within(document: Document, end: int, phrase: str) -> bool:
    """Whether a phrase before offset `end` only says where somebody has a number: 在全球手机市场的份额."""
    return document.text.folded.endswith(("在", "于"), 0, document.text.folded.rfind(phrase, 0, end + 2))


def total_before(document: Document, stream: Stream, start: int, upto: int) -> str | None:
    """Those counted whose numbers are summed before item `upto`: 三家公司合计, 31家公司共."""
    items, codes = stream
    if "+" not in codes[start : upto + 1]:
        return None
    begin = items[start].end if codes[start] in BOUNDARIES else 0
    total = TOTAL.search(document.text.folded, begin, items[upto].end)
    return None if total is None else total[1]


def unread(document: Document, stream: Stream, start: int, upto: int) -> bool:
    """Whether words stand before a verb of the market, item `upto`, that are no adverbs: a name, not read."""
    items, codes = stream
    if any(code in "EaDM(" for code in codes[start:upto]):
        return False
    begin = items[start].end if codes[start] in BOUNDARIES else 0
    return UNREAD.fullmatch(MANNERS.sub("", document.text.folded[begin : items[upto].start])) is not None


def holder_unread(document: Document, stream: Stream, start: int, upto: int) -> bool:
    """Whether a holder whose name is not read stands before item `upto`, a metric: 公司股东某投资中心减持."""
    items, codes = stream
    begin = items[start].end if codes[start] in BOUNDARIES else 0
    text = document.text.folded[begin : items[upto].start]
    holder = HOLDER.search(text)
    if holder is None:
        return False
    return not any(
        codes[i] == "E"
        and document.found[items[i].mention].type != "place"
        and items[i].start >= begin + holder.start()
        for i in range(start, upto)
    )


def with_unread(document: Document, stream: Stream, start: int, upto: int) -> bool:
    """Whether a name that is not read has the number of item `upto`: 溪源老酒以18%的份额居首."""
    items, codes = stream
    if any(code in "EaM" for code in codes[start:upto]):
        return False
    begin = items[start].end if codes[start] in BOUNDARIES else 0
    text = document.text.folded[begin : items[upto].start]
    return text.endswith("以") and UNREAD.fullmatch(MANNERS.sub("", text[:-1])) is not None


def segment_before(document: Document, stream: Stream, start: int, metric_item: int) -> str | None:
    """The part of a company that its number is of: 海外收入, C端收入, 物业销售收入."""
    items, codes = stream
    edge = metric_item - 1
    while edge >= start and codes[edge] not in SEGMENT_EDGES:
        edge -= 1
    begin = items[edge].end if edge >= start else items[start].end if start else 0
    text = document.text.folded[begin : items[metric_item].start].lstrip(" 的")
    while text.endswith(modifiers()):
        text = next(text[: -len(word)] for word in modifiers() if text.endswith(word))
    return text if SEGMENT.fullmatch(text) else None


def _divides(document: Document, stream: Stream, index: int, *, whole: bool) -> bool:
    """Whether an item ends a phrase: names of places and markets may begin one, 10年期国债 is one."""
    item, code = stream.items[index], stream.codes[index]
    if code == "E":
        return document.found[item.mention].type not in ("place", "organization")
    if code == "M" and whole:
        return False
    return code in EDGES and not document.text.folded.startswith("期", item.end)
