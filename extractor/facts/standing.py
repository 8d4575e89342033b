"""Standing: how a name stands in its clause, and so whether a number there can be its own.

What a preposition governs, what is bought and sold, who gives the money, who only rates, and a name that
only ends its clause have none of the numbers told there.
"""

import re
from collections.abc import Collection

from extractor.document import Document
from extractor.facts.items import BOUNDARIES, VALUES, Item, Stream, words_of
from extractor.facts.words import brokers, offices, prepositions

RESEARCHING = re.compile(
    "分析师|研究员|保荐|承销|财务顾问|评级|目标价|研报|研究报告|首次覆盖|维持|给予|预计|预测|预期"
)
DATELINES = ("讯", "报道", "消息", "专讯", "记者")
GIVERS = ("由", "获", "获得", "获得了", "来自", "引入", "引入了", "得到")
# Before a name that ends its clause: what is said of somebody else (解禁股东为控股股东甲公司).
COMPLEMENT = re.compile(
    "(?:股东|控制人|[^的]方|交易对手|机构|主体|客户|供应商|人)(?:为|是|即|系|包括)[^，。；：的、,;:\n]{0,8}$|(?:收购|入股|参股|控股)$"
)
OPENS_ASIDE = frozenset("、和及与等联共独继持领跟参追加的0123456789")
ASIDE = re.compile(
    "(?:[、和及与][^，。；]{2,16}){0,6}(?:等)?(?:联合|共同|独家|继续|持续)?(?:领投|跟投|参投|追投|加注|加码)"
    "|的?[0-9.]+%的?(?:股权|股份|权益)"
)
LONGEST_PHRASE = 16
# How far from a broker its research can stand, in a text without full stops.
FARTHEST = 500
# Prepositions that take a whole phrase govern a name a few characters away too.
GOVERNING = re.compile(r"(?:向|对|由|通过|作为|来自)[^，的]{0,8}$")


class Standing:
    """How the names of one document stand; `speakers` are mentions that only say something."""

    def __init__(self, document: Document, stream: Stream, speakers: Collection[int]) -> None:
        self._document = document
        self._items, self._codes = stream
        self._speakers = speakers

    def acts(self, item: Item) -> bool:
        """Whether a name is of one that has numbers of its own: a company, a fund; no office, no outlet."""
        found = self._document.found[item.mention]
        folded = self._document.text.folded
        outlet = folded.startswith(DATELINES, item.end) or (
            item.start > 0 and folded[item.start - 1] in "《【"
        )
        if outlet or item.mention in self._speakers:
            return False
        if found.type == "company":
            return True
        if found.type != "organization" or found.entity is None:
            return False
        return not words_of(self._document, item).endswith(offices())

    def leads(self, index: int) -> bool:
        """Whether a name can be what a text goes on to be about: one that acts, and does more than rate."""
        item = self._items[index]
        return self.acts(item) and not self.valued(index) and not self.rates(item)

    def is_passive(self, index: int) -> bool:
        """Whether something is only done to, with or said of a name."""
        return (
            self.governed(index) or self.done(index) or self.ends(index) or self.is_object(self._items[index])
        )

    def governed(self, index: int) -> bool:
        """Whether a preposition stands before a name: 向港交所上市公司甲公司, 对甲公司."""
        items, codes = self._items, self._codes
        start = items[index].start
        before = index - 1
        while before >= 0 and codes[before] not in BOUNDARIES + "EMD$%x#()":
            before -= 1
        begin = items[before].end if before >= 0 else 0
        text = self._document.text.folded[max(begin, start - LONGEST_PHRASE) : start]
        if text.endswith(prepositions()) or GOVERNING.search(text):
            return True
        return (
            before >= 0
            and codes[before] == "E"
            and 0 < len(text) <= 8
            and self.governed(before)
            and "的" not in text
        )

    def rates(self, item: Item) -> bool:
        """Whether a broker stands in a sentence of its research: it says the numbers, they are not of it."""
        if not words_of(self._document, item).endswith(brokers()):
            return False
        start, end = self._document.layout.sentence(item.start)
        near = max(start, item.start - FARTHEST), min(end, item.end + FARTHEST)
        return RESEARCHING.search(self._document.text.folded, *near) is not None

    def valued(self, index: int) -> bool:
        """Whether a name only stands in a list of names with their values: 甲公司（10%）、乙公司（7%）."""
        return self._codes[index + 1 : index + 2] == "(" and self._codes[index + 2 : index + 3] in tuple(
            VALUES
        )

    def done(self, index: int) -> bool:
        """Whether a name is the object of the metric's verb right before it: 减持甲公司, 收购甲公司."""
        before = self._items[index - 1] if index else None
        return before is not None and before.code == "M" and before.end == self._items[index].start

    def is_object(self, item: Item) -> bool:
        """Whether a name is of one that only puts its money into another (甲公司领投、乙公司跟投), or of what
        is bought and sold (甲公司51%股权).
        """
        text = self._document.text.folded
        return text[item.end : item.end + 1] in OPENS_ASIDE and ASIDE.match(text, item.end) is not None

    def ends(self, index: int) -> bool:
        """Whether a name only ends its clause, of whom it tells: 控股股东为甲公司."""
        items, codes = self._items, self._codes
        if codes[index + 1 : index + 2] not in tuple(",.\n"):
            return False
        if self._document.text.folded[items[index].end : items[index + 1].start].strip(' ”"）)，。；,;:：\n'):
            return False
        start = items[index].start
        return (
            COMPLEMENT.search(self._document.text.folded, max(start - LONGEST_PHRASE, 0), start) is not None
        )

    def gives(self, index: int) -> bool:
        """Whether a name is of who gives the money: 获得由甲资本领投的融资."""
        return self._document.text.folded.endswith(GIVERS, 0, self._items[index].start)
