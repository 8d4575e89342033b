"""Goods as subjects: what is traded where no name stands, in a clause, a list, or under a market's name."""

import re

from extractor.document import Document
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.phrases import COUNTED, FILLING, LONGEST, group
from extractor.facts.words import goods

# What a good is told to do at the head of a clause that says no number of it: 铁矿石主力合约低开高走.
HEAD = re.compile(r"[^\W受因为在对从将被由使让随据与和及的是有到了着过]{1,16}")
TOLD = re.compile(
    r"(?:价格|现货|期价|均价|昨日|今日|当日|日内|夜盘|日盘|早盘|午后|午盘|尾盘|盘中|开盘|收盘|全天|周内|整体|方面)*"
    r"(?:[低高平]开|突破|站上|失守|升破|[快明直拉低高平收震走大小逆领涨跌冲反跳下上强弱探延持继飙急重再续创微回暴普]|宽幅|窄幅|偏[强弱]|触|刷新)"
)
# A contract without its good is of the one that the clause before tells of: 甲醇期货领跌，主力合约跌2.8%.
BARE = ("主力合约", "期货主力合约", "主力", "期价", "合约", "主力期货合约")
# Boards of a market are told of as goods are: 计算机板块逆市走强，整体上涨1.3%.
BOARDS = ("板块", "行业", "概念股")
JOINTS = re.compile("[、和及与]")


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
    told = (*goods(), *BOARDS)
    for upto in range(len(clause) - 1, 0, -1):
        if clause.endswith(told, 0, upto) and TOLD.match(clause, upto):
            return clause[:upto]
    return None
