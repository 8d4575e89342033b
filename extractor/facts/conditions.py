"""Conditions: what keeps a value from being stated of a metric, or of anything."""

import re

from extractor.document import Document
from extractor.facts.items import Item, Stream, boundary
from extractor.facts.metrics import Metric
from schemas import Money, Quantity

# How far words that a metric asks for may stand, in characters.
FARTHEST = 1000
CLOSE_BEFORE, CLOSE_BEHIND = 8, 24
# A bound that holds for a whole list is a fact of none of its members: 甲、乙等涨幅超过5%.
BOUND_OF_LIST = re.compile(r"等|均")
COUNTED_LIST = re.compile("等[多几数0-9]")
SUPPOSED = re.compile("(?:但|而|此外|同时)?(?:若(?!干)|如果|假设|假如|假定|倘若|倘)(?!扣除|剔除|不计|不考虑)")
# Its members need not all be read: 甲、乙等10只个股涨幅超过5%, 甲、乙、丙3只个股涨幅超过5%.
MEMBERS = re.compile(
    r"(?:[^、，。；的与和向由对在于（(]{2,12}、)+[^、，。；的与向由对在于（(]{2,16}?等?(?:(?<=等)(?=[大均]?[涨跌])|"
    r"(?:(?<=等)|(?:[两三四五六七八九十]|\d{1,3})[只家])(?:个股|股票|概念股|上市公司|公司))"
)
# What is said of each of several is a bound of all: 三大股指涨幅均超过2%.
EACH = re.compile(r"均(?:已|在|达|为|呈现逼近或)?(?:超过|超出|超|逾|突破|不足|不到|低于|高于|达到?|至少)?$")
GROUPS = "(?:公司|企业|股票|个股|基金|银行|券商|房企|城市|省份|产品|品种)"
BOUND_OF_GROUP = re.compile(f"(?:以上|以下|左右|之间)?的(?:[^，。；]{{0,4}}{GROUPS}|有|共|达|占)")
NAMED_GROUP = re.compile(
    rf"(?:以上|以下)?的(?:[^，。；]{{0,4}}{GROUPS})?(?:还|另|则)?(?:有|包括)[^，。；\d]{{2,}}、"
)
AMONG_GROUP = re.compile(f"(?:以上|以下|左右|之间)?的[^，。；]{{0,4}}{GROUPS}(?:当?中|里|内)")


class Conditions:
    """Asks a document about the words around its values."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self._document = document
        self._text = document.text.folded
        self._items, self._codes = stream
        self._denies = "N" in self._codes
        self._known: dict[str, bool] = {}

    def silent(self, index: int, clause: int, value: Quantity) -> bool:
        """Whether the value at item `index` states nothing: said again in another currency, or denied."""
        if self._converted(index, value) or self._is_supposed(index, clause):
            return True
        return self._denies and "N" in self._codes[clause : boundary(self._codes, index)]

    def bounds(self, index: int, clause: int, value: Quantity) -> bool:
        """Whether the value at item `index` only bounds a list of names or a group."""
        return (
            self._bounds_list(index, clause, value)
            or self._bounds_group(index)
            or (value.mod is not None and self._bounds_each(index, clause))
        )

    def allow(self, metric: Metric, index: int) -> bool:
        """Whether the words that a metric asks for stand where it asks for them."""
        item = self._items[index]
        if metric.needs_after and not self._text.startswith(metric.needs_after, item.end):
            return False
        if metric.beside and not self._stands_beside(metric.beside, item):
            return False
        if metric.article and not self._article_holds(metric):
            return False
        layout = self._document.layout
        if metric.unless and self._near(metric.unless, item.start, layout.sentence(item.start)):
            return False
        return (not metric.needs or self._near(metric.needs, item.start, layout.clause(item.start))) and (
            not metric.context or self._near(metric.context, item.start, layout.sentence(item.start))
        )

    def name_whole(self, words: tuple[str, ...], index: int) -> bool:
        """Whether one of `words` stands between 占 and the value."""
        share = self._codes.rfind("s", 0, index)
        return share >= 0 and self._holds(words, (self._items[share].end, self._items[index].start))

    def _is_supposed(self, index: int, clause: int) -> bool:
        """Whether the clause only supposes the value: 若汇率低于7.2元."""
        start = self._items[clause].end if clause or self._codes[0] in ",.\n" else 0
        return SUPPOSED.match(self._text, start, self._items[index].start) is not None

    def _converted(self, index: int, value: Quantity) -> bool:
        """Whether an amount only says the one before it in another currency: 60亿元人民币（8.7亿美元）."""
        if not isinstance(value, Money):
            return False
        items, codes = self._items, self._codes
        before = index - 1
        while before >= 0 and codes[before] in "(_":
            before -= 1
        if before < 0 or codes[before] != "$":
            return False
        other = self._document.found[items[before].mention].value
        between = self._text[items[before].end : items[index].start]
        return (
            isinstance(other, Money)
            and other.currency != value.currency
            and len(between) <= 8
            and between.lstrip("，,").startswith(
                ("(", "（", "约合", "折合", "合", "或", "约", "相当于", "等值")
            )
        )

    def _bounds_list(self, index: int, clause: int, value: Quantity) -> bool:
        """Whether a value only bounds a list of names, and is of none of them: 甲、乙等涨幅超过5%."""
        if "E(" in self._codes[clause:index] and BOUND_OF_LIST.search(
            self._text, self._items[clause].start, self._items[index].start
        ):
            return True
        last = self._codes.rfind("E", clause, index)
        if last < 0 or not self._text.startswith("等", self._items[last].end):
            return False
        if any(item.market for item in self._items[last:index]):
            return True
        counted = COUNTED_LIST.match(self._text, self._items[last].end)
        if counted or self._codes[last - 1] != "E" or value.mod is None:
            return False
        types = {self._document.found[self._items[i].mention].type for i in (last - 1, last)}
        joint = self._text[self._items[last - 1].end : self._items[last].start]
        return types == {"company"} and joint in ("、", "和", "及")

    def _bounds_each(self, index: int, clause: int) -> bool:
        """Whether a value with a bound is that of several, by 均 or by the list before it."""
        first, start = self._items[clause], self._items[index].start
        begin = first.start if clause else 0
        if "E" not in self._codes[clause:index] and EACH.search(self._text, max(begin, start - 8), start):
            return True
        return MEMBERS.match(self._text, begin, start) is not None

    def _bounds_group(self, index: int) -> bool:
        """Whether a value only says which ones are counted after it: 涨幅超过5%的有215只股票."""
        end = self._items[index].end
        if AMONG_GROUP.match(self._text, end) or NAMED_GROUP.match(self._text, end):
            return True
        group = BOUND_OF_GROUP.match(self._text, self._items[index].end)
        end = boundary(self._codes, index + 1)
        return group is not None and any(code in "#%" for code in self._codes[index + 1 : end])

    def _stands_beside(self, words: tuple[str, ...], item: Item) -> bool:
        first, last = self._document.layout.clause(item.start)
        before, behind = max(first, item.start - CLOSE_BEFORE), min(last, item.end + CLOSE_BEHIND)
        return self._holds(words, (before, item.start)) or self._holds(words, (item.end, behind))

    def _near(self, words: tuple[str, ...], at: int, span: tuple[int, int]) -> bool:
        """Whether one of `words` stands in `span` and near `at`, as a text may have no full stop."""
        return self._holds(words, (max(span[0], at - FARTHEST), min(span[1], at + FARTHEST)))

    def _article_holds(self, metric: Metric) -> bool:
        known = self._known.get(metric.id)
        if known is None:
            known = self._known[metric.id] = self._holds(metric.article, (0, len(self._text)))
        return known

    def _holds(self, words: tuple[str, ...], span: tuple[int, int]) -> bool:
        return any(self._text.find(word, *span) >= 0 for word in words)
