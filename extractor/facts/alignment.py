"""Alignment: what the values of a list belong to, each its own (分别 over years, names) or all together."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.document import Document
from extractor.facts.claim import Claim
from extractor.facts.goods import goods_of
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.periods import Dated, Periods
from extractor.facts.subjects import Subject

ALL = re.compile("均|都|皆|双双")
JOINT = re.compile("[、和与]|以?及")
LIST_OF_NAMES = re.compile("EE+M?r")
OF_EACH = frozenset({"fact.level", "fact.growth", "fact.growth_yoy", "fact.growth_qoq"})
# A bound that more than these share is one of a group.
MOST = 4
# How those just listed are named together: 三家银行, 两大指数.
FEW = "零一两三四五六七八九十"
NOUNS = ("家", "大", "者", "只", "款", "人")


class Alignment:
    """The memory of the last list's dates and names; `sentence`, `clause` and `head` are the items that begin
    the sentence, the clause and the list at hand.
    """

    def __init__(self, document: Document, stream: Stream, periods: Periods) -> None:
        self._text = document.text.folded
        self._found = document.found
        self._items, self._codes = stream
        self._periods = periods
        self.dated: list[Dated] = []
        self._named: list[Subject] = []
        self._recalled = False
        self._since = -1

    def begin(self, *, paragraph: bool) -> None:
        """Begin a sentence: the dates of a list hold within one; its names only where they are counted, in
        another paragraph.
        """
        self.dated = []
        self._recalled = self._recalled or paragraph

    def remember(self, dated: list[Dated], subjects: list[Subject]) -> None:
        """Note what a list was laid out over."""
        self.dated = dated or self.dated
        if subjects:
            self._named, self._recalled = subjects, False

    def dates(self, sentence: int, clause: int, head: int, size: int) -> list[Dated]:
        """The dates of a list of `size` values: its own, or those of the list before, where that is as long
        (净利润分别为x、y、z，对应PE为p、q、r倍).
        """
        dates = [i for i in range(sentence, head) if self._codes[i] == "D" and self._periods.is_period(i)]
        near = [i for i in dates if i >= clause]
        return self._periods.over(size, near or dates) or (self.dated if len(self.dated) == size else [])

    def subjects(self, sentence: int, clause: int, head: int, size: int) -> list[Subject]:
        """One subject a value, where a 分别 list is laid out over as many names, or over those of the list
        before (三家银行分别为), of its own paragraph where they are not counted.
        """
        left = self._codes[clause:head]
        if "r" in left and "E" not in left and len(self._named) == size:
            words = self._text[self._items[clause].start : self._items[head].start]
            told = any(f"{number}{noun}" in words for number in (FEW[size:][:1], size) for noun in NOUNS)
            return self._named if told or not self._recalled else []
        if "r" not in left:
            return self._beside(sentence, clause, head, size)
        if "E" not in left and "M" not in left:
            listed = goods_of(self.words(clause, clause + left.index("r")))
            if len(listed) == size:
                return [Subject(None, good) for good in listed]
        start = clause if "E" in left else sentence
        named = [self._found[self._items[i].mention] for i in range(start, head) if self._codes[i] == "E"]
        subjects = [Subject(found.entity) for found in named if found.type != "person"]
        return subjects if len(subjects) == size else []

    def _beside(self, sentence: int, clause: int, head: int, size: int) -> list[Subject]:
        """One subject a value without 分别: 甲公司、乙公司营收3亿元和2亿元，净利润2亿元和1亿元."""
        named = [i for i in range(clause, head) if self._codes[i] == "E"]
        if not named and self._since >= sentence and len(self._named) == size:
            return self._named
        joined = len(named) == size and all(
            after == before + 1
            and JOINT.fullmatch(self._text, self._items[before].end, self._items[after].start)
            for before, after in pairwise(named)
        )
        found = [self._found[self._items[i].mention] for i in named]
        if not joined or any(each.type != "company" for each in found):
            return []
        self._since = sentence
        return [Subject(each.entity) for each in found]

    def metrics(self, clause: int, head: int, size: int, claim: Claim) -> list[Claim]:
        """One metric a value, where a 分别 list is laid out over as many: 营收、净利润分别为3亿元和1亿元."""
        left = self._codes[clause:head]
        if "r" not in left or left.count("M") != size or claim.rule not in OF_EACH:
            return []
        places = [i for i in range(clause, head) if self._codes[i] == "M"]
        return [claim._replace(named=self._items[i].named[0], metric_item=i) for i in places]

    def is_short_of_names(self, sentence: int, clause: int, head: int, size: int) -> bool:
        """Whether a 分别 list is laid out over names that are not all read, in its clause or one before it in
        the sentence: no value is anybody's then.
        """
        left = self._codes[clause:head]
        if "r" not in left:
            return False
        if left.count("M") < 2 and LIST_OF_NAMES.search(left) is not None:
            return True
        rest = range(sentence + 1, clause + 1)
        ends = [sentence, *(i for i in rest if self._codes[i] in BOUNDARIES)]
        return any(
            "E" in self._codes[begin:end] and len(JOINT.split(self.words(begin, end))) == size
            for begin, end in pairwise(ends)
        )

    def together(self, clause: int, head: int, claim: Claim) -> Sequence[Subject | None]:
        """Those who share one value (甲公司、乙公司跌超5%, 燃油、沥青涨超1%); null for whom the clause itself
        names.
        """
        items = self._items
        moved = claim.named.metric.id == "share_price" and claim.metric_item is None
        verb = head - max(len(claim.cues), 1) if moved else head
        last = verb - 1 if moved else self._codes.rfind("E", clause, head)
        if not moved and (last < 0 or not ALL.search(self._text, items[last].end, items[head].start)):
            return (None,)
        if self._codes[last] != "E":
            listed = goods_of(self.words(clause, verb))
            return [Subject(None, good) for good in listed] if len(listed) > 1 else (None,)
        first = last
        while self._codes[first - 1] == "E" and JOINT.fullmatch(
            self._text, items[first - 1].end, items[first].start
        ):
            first -= 1
        if last - first >= MOST:
            return ()
        found = (self._found[items[i].mention] for i in range(first, last))
        return [*(Subject(each.entity) for each in found if each.type in ("company", "index")), None]

    def words(self, clause: int, item: int) -> str:
        """The text from the beginning of a clause to an item."""
        start = self._items[clause].end if self._codes[clause] in BOUNDARIES else 0
        return self._text[start : self._items[item].start]
