"""Values in brackets after names: of trades, and what stands behind such a list.

甲公司（10%）、乙公司（7%）等涨幅居前; 板块涨幅靠前：住宿餐饮（3.60%）、水泥（0.83%）.
"""

import re

from extractor.document import Document
from extractor.facts.claim import Carried, Claim
from extractor.facts.items import Stream, boundary
from extractor.facts.metrics import Named, metrics
from extractor.facts.readings import BRACKETED
from schemas import Measure, Percent, Quantity

# What tells that a list is of trades: before it, to its colon, or behind its last member.
TRADES = "(?:行业|板块|概念|题材|产业)"
LEAD = re.compile(
    rf"{TRADES}(?:板块|指数|方面)?[，,]?(?:中|里)?[，,]?(?:整体)?(?P<move>涨跌?幅|跌幅|领涨|领跌|上涨|下跌)"
    r"(?:居前|靠前|靠后|前列|榜|排名|前[一二三四五六七八九十\d]+|最[大高多])*的?(?:行业|板块|概念|题材)?(?:分别)?(?:有|为|是)?[:：]?\s*"
    r"(?=[^，。；:：(（]{2,10}[(（])"
)
TAIL = re.compile(rf"等[^，。；、]{{0,4}}{TRADES}[^，。；、]{{0,6}}?(?P<move>涨幅|跌幅|领涨|领跌|上涨|下跌)")
HEADED = re.compile(rf"{TRADES}(?:板块|指数)?方面[，,]")
HEADED_TAIL = re.compile("(?:等|居|列)[^，。；、]{0,6}?(?P<move>涨幅|跌幅|领涨|领跌)")
NAME = re.compile(r"[^、，。；：:,（）()\s]{2,8}(?=\s*$)")
LAST_JOINTS = re.compile("^(?:和|及|以及|与)")
FALLS = ("跌幅", "领跌", "下跌")


def trade_before(document: Document, stream: Stream, index: int) -> tuple[str, str] | None:
    """The trade whose move the value at item `index` is, and the letter of the move, or null."""
    text, start = document.text.folded, stream.items[index - 1].start
    first, last = document.layout.sentence(start)
    name = NAME.search(text, first, start)
    if name is None:
        return None
    told = LEAD.search(text, first, start + 1) or TAIL.search(text, start, last)
    if told is None and HEADED.search(text, first, start):
        told = HEADED_TAIL.search(text, start, last)
    if told is None:
        return None
    return LAST_JOINTS.sub("", name[0]), "h" if told["move"] in FALLS else "g"


def behind(stream: Stream, index: int) -> range:
    """The items behind the list that the value at item `index` stands in, to the end of its clause."""
    end = boundary(stream.codes, index)
    last = stream.codes.rfind(")", index, end)
    return range(last + 1 if last >= 0 else end, end)


def bracketed(stream: Stream, index: int, value: Quantity, carried: Carried | None) -> Claim | None:
    """A value in brackets after its name; its list's metric is before or behind: 甲公司（10%）."""
    (items, codes), name = stream, index - 2
    if carried is not None and carried.named.metric.fits(value):
        return Claim(carried.named, None, "amount", BRACKETED.name, subject_item=name)
    tail = behind(stream, index)
    told = next((at for at in tail if codes[at] == "M"), None)
    if told is not None:
        named = items[told].named[0]
        moves = [codes[at] for at in tail if at > told and codes[at] in "udghy"]
        if moves and isinstance(value, Percent):
            yearly = "y" in codes[tail.start : tail.stop]
            measure: Measure = "growth_yoy" if yearly else "growth"
            return Claim(named, None, measure, BRACKETED.name, moves[0], subject_item=name)
        if not named.metric.fits(value):
            return None
        return Claim(named, None, "amount", BRACKETED.name, subject_item=name)
    if not isinstance(value, Percent):
        return None
    price = Named(metrics()["share_price"])
    for at in range(index + 1, boundary(codes, index + 1)):
        if codes[at] in "udgh" and items[at].market:
            return Claim(price, None, "growth", BRACKETED.name, codes[at], subject_item=name)
    return None
