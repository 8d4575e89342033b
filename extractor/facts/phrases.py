"""Noun phrases as subjects: whose number it is where no name stands (大型商业银行, 布伦特原油期货)."""

import re
from typing import NamedTuple

from extractor.document import Document
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.metrics import Metric
from extractor.facts.words import actors, goods, modifiers

LONGEST = 24
INDEX = "指数"
FILLING = re.compile(r"[（(][^（）()]*[)）]|^\d{1,2}[、.]|^(?:交割的|到期的|我国|本周|今日|此外|同时|另外|目前|其中|但|而|且|若)")
# A phrase with one of these is no name of a group but a stretch of a clause.
VERBAL = re.compile(
    r"^(?:净|新)?增加|^减少|等|^[该本]|[在按将被由使让]|^对|计$|^内|^公司(?:股票|股份|股价)?$|^(?:单台|单车|每台|每辆|其)"
)
# Metrics whose form begins with the last noun of their subject: 国内大语言模型市场|规模.
FUSED = ("市场", "行业", "产业")
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
# What a good is told to do at the head of a clause that says no number of it: 铁矿石主力合约低开高走.
HEAD = re.compile(r"[^\W受因为在对从将被由使让随据与和及的是有到了着过]{1,16}")
TOLD = re.compile(
    r"(?:价格|现货|期价|均价|昨日|今日|当日|日内|夜盘|日盘|早盘|午后|午盘|尾盘|盘中|开盘|收盘|全天|周内|整体|方面)*"
    r"(?:[低高平]开|突破|站上|失守|升破|[快明直拉低高平收震走大小领涨跌冲反跳下上强弱探延持继飙急重再续创微回暴普]|宽幅|窄幅|偏[强弱]|触|刷新)"
)
# A contract without its good: it is of the one that the clause before tells of (甲醇期货领跌，主力合约跌2.8%).
JOINTS = re.compile("[、和及与]")
BARE = ("主力合约", "期货主力合约", "主力", "期价", "合约", "主力期货合约")
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
        if found is not None and not (found.good and beside):
            return found.text
        if not inside or codes[i] != "D":
            break
        end = items[i].start
    quoted = whole or (metric.id in QUOTED and folded.endswith(PRICED, 0, items[upto].end))
    fits = quoted and not beside and 2 <= len(text) <= LONGEST and not VERBAL.search(text)
    return text if fits else None


def good_before(document: Document, stream: Stream, start: int) -> str | None:
    """The good that a clause before item `start` is about, where no number and no name came since.

    铁矿石主力合约低开高走，收盘上涨1.3%: the clause before says no number of it, and still names it.
    """
    items, codes = stream
    folded = document.text.folded
    end = start
    while end > 0 and codes[end] in ",.":
        begin = end - 1
        while begin > 0 and codes[begin] not in BOUNDARIES:
            if codes[begin] in COUNTED or codes[begin] in "Ea":
                return None
            begin -= 1
        at = items[begin].end if codes[begin] in BOUNDARIES else 0
        head = HEAD.match(folded, at, items[end].start)
        if head is not None:
            named = _told_of(head[0])
            if named is not None:
                return named
        end = begin
    return None


def goods_of(text: str) -> list[str]:
    """The goods of a list that `text` ends with, none where one of its members is no good: 乙二醇、苯乙烯."""
    named = [group(member) for member in JOINTS.split(FILLING.sub("", text))]
    return [each.text for each in named if each is not None and each.good] if all(named) else []


def market_good(document: Document, start: int, end: int) -> str | None:
    """What is traded under the market's name at `start`, where something is told of it: LME三个月期铜走高."""
    clause = HEAD.match(document.text.folded, start, end + LONGEST)
    return None if clause is None else _told_of(clause[0])


def _told_of(clause: str) -> str | None:
    """The good at the head of a clause, the longest that something is told of."""
    for upto in range(len(clause) - 1, 0, -1):
        if TOLD.match(clause, upto) and clause.endswith(goods(), 0, upto):
            return clause[:upto]
    return None


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
