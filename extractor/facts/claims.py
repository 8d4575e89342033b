"""Claims: what metric and what measure a value says, by the reading that its clause has the shape of."""

import re
from functools import cache
from typing import cast

from extractor.document import Document
from extractor.facts.brackets import bracketed, trade_before
from extractor.facts.claim import Carried, Claim
from extractor.facts.conditions import Conditions
from extractor.facts.counted import COUNTED_SHARES, counted
from extractor.facts.items import BOUNDARIES, CROSSINGS, QUOTE_VERBS, Stream
from extractor.facts.metrics import Metric, Named, metrics, simplified
from extractor.facts.readings import (
    BRACKETED,
    CARRIED,
    COUNTED,
    GROWN,
    SHARE_OF,
    VALUE_METRIC,
    Says,
    growth,
    readings_of,
    shape,
)
from schemas import Count, Measure, Money, Percent, Quantity

# How far a metric may stand behind its value: 500亿美元的新股票回购计划.
REACH_AFTER = 4
# Terms of an operation between its amounts and its name: 1300亿元7天、400亿元14天期逆回购.
TERMS = re.compile("[oD]*(?:T?\\$T?)*T?")
UNREAD_NOUN = re.compile(r"[^\W\d_]{1,8}(?:总额|额|总量|量|产值|规模|投资|支出|消费|收入|利润|产量|需求)")
REACHES = re.compile("(?:已|共)?(?:达到?|为|高达|共计?|仅为?)(?:了|约|近|逾|超过?)?")
TERMED = re.compile(r"T(?:\$T)*M")
# Where only a verb says that an amount is a price (跌破100元), it is below this, in the currency's unit.
HIGHEST_PRICE = 1_000_000

POINTS = "点"
UNITS_OF = ("每百元", "每元", "每万元", "每亿元")
MORE, LESS = ("多", "高", "增", "多增", "高出", "多出"), ("少", "低", "减", "少增", "低了", "少了")
OF_BASE = re.compile(r"(?:[的为时末 ]|水平|同期|高点|低点|收盘价?|约|近|逾|超过?|当[时日]|全年)*")
# What is held is not what moves: 获增持个股平均上涨5%.
HELD = frozenset({"shareholding", "shares_held", "shares_acquired", "shares_reduced", "shares_pledged"})
# Sizes of a share or a market, and shares that are let go: what rises after them is the price.
SIZES = frozenset({"market_cap", "turnover", "trading_volume", "shares_unlocked", "unlocked_value"})


class Claims:
    """Finds the claim of a value; `carried` is the metric that the sentence is about so far."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self._document = document
        self._text = document.text.folded
        self._stream = stream
        self._items, self._codes = stream
        self._conditions = Conditions(document, stream)

    def of(self, index: int, clause: int, carried: Carried | None) -> Claim | None:
        """The claim of the value at item `index` in the clause that begins at item `clause`."""
        value = self.value(index)
        if self._conditions.silent(index, clause, value):
            return None
        carried = _summed(carried, value)
        left = self._codes[clause:index]
        if left.endswith(("u", "d")) and self._text.endswith("每", 0, self._items[index - 1].start):
            return None  # 油价每上涨1%
        if left.endswith("("):
            trade = trade_before(self._document, self._stream, index) if isinstance(value, Percent) else None
            if trade is not None:
                moved = Named(metrics()["index_level"])
                return Claim(moved, None, "growth", BRACKETED.name, trade[1], subject_text=trade[0])
        if shape(BRACKETED.pattern).search(left):
            return bracketed(self._stream, index, value, carried)
        if self._conditions.bounds(index, clause, value):
            return None
        of_counted = counted(self._document, self._stream, self._conditions, index, value)
        if of_counted is not None:
            return of_counted
        crossed = self._crossed(index, clause, value)
        if crossed is not None:
            return crossed
        after = self._after(index, value)
        for rule, cues in readings_of(left):
            says = rule.read(value)
            if says is None:
                continue
            claim = self._read(rule.name, says, value, index, clause, carried, cues)
            if claim is not None:
                if after is not None and claim.rule == "fact.level" and self._far(claim, index):
                    return after
                return claim
        return (
            after or self._grown(index, clause, value, carried) or self._carried(index, value, left, carried)
        )

    def may_be(self, metric: Metric, index: int) -> bool:
        """Whether the metric word at item `index` can stand for a metric, by the words that it asks for."""
        return bool(metric.needs_after) or self._conditions.allow(metric, index)

    def value(self, index: int) -> Quantity:
        """The value at item `index`: its mention's, or its own where it is a bare number."""
        item = self._items[index]
        return item.value or cast(Quantity, self._document.found[item.mention].value)

    def again(self, claim: Claim, index: int) -> Claim | None:
        """The claim of a later member of a list: its own noun's, or the first member's."""
        value = self.value(index)
        verb = self._codes[index - 1]
        if verb in "ud" and verb not in claim.cues[-1:]:
            return claim._replace(cues=verb)
        if value.kind == "count":
            own = counted(self._document, self._stream, self._conditions, index, value)
            return own or (None if claim.rule == COUNTED.name else claim)
        return claim

    def _read(
        self,
        rule: str,
        says: Says,
        value: Quantity,
        index: int,
        clause: int,
        carried: Carried | None,
        cues: str,
    ) -> Claim | None:
        """Find the metric that a reading speaks of: the nearest before the value, or the one carried on."""
        date_item = self._codes.rfind("D", clause, index) if rule == "fact.compared" else None
        turn = "" if date_item is None else self._more_or_less(index)
        if date_item is not None and not turn and not self._is_of_base(index):
            return None
        if turn:
            date_item, cues, says = None, turn, growth("growth")(value) or says
        if rule == "fact.growth_yoy" and cues == "y" and self._more_or_less(index) == "d":
            cues = "yd"
        measure = says.measure
        upto = index
        if rule == "fact.share":
            # The part is named before 占, the whole after it: 研发费用占营业收入的13%.
            upto = self._codes.index("s", clause, index)
            if carried is not None and self._is_of_count(clause, carried):
                return None
            if carried is not None and carried.claimed and "M" not in self._codes[clause:upto]:
                return self._claim(carried.named, None, measure, rule, cues, index)
            upto = upto if "M" in self._codes[clause:upto] else index
        crossed: Claim | None = None
        for at in range(upto - 1, clause - 1, -1):
            if self._codes[at] != "M" or self.is_base(at):
                continue
            crosses = self.crosses(at)
            if crosses and (says.metric == "any" or value.low >= HIGHEST_PRICE):
                continue
            for named in self._items[at].named:
                if says.metric == "any" and named.metric.id in HELD and self._items[index - 1].market:
                    continue
                fits = says.metric == "any" or named.metric.fits(value)
                if fits and self._conditions.allow(named.metric, index):
                    meant = self._yielded(named, at, clause, index)
                    claim = self._claim(meant, at, measure, rule, cues, index, date_item)
                    if not crosses:
                        return claim
                    crossed = crossed or claim
        if crossed is not None:
            return crossed
        quoted = rule == "fact.level" and self._text.endswith(
            tuple(QUOTE_VERBS), self._items[clause].start, self._items[index].start
        )
        if quoted and carried is not None and carried.named.metric.fits(value):
            return self._claim(carried.named, None, measure, rule, cues, index, date_item)
        if says.metric == "level":
            if rule in ("fact.reached", "fact.compared") and carried and carried.named.metric.fits(value):
                return self._claim(carried.named, None, measure, rule, cues, index, date_item)
            return None
        moves = "y" not in cues and any(self._items[at].market for at in range(clause, index))
        if moves and (
            carried is None
            or "E" in self._codes[clause:index]
            or carried.named.metric.id in SIZES
            or carried.named.metric.is_ == "deal"
        ):
            return self._moved(measure, value, rule, cues)
        if "g" in cues and self._grows_else(clause, index):
            return None
        if carried is not None and (carried.claimed or not _is_act(carried.named.metric)):
            return self._claim(carried.named, None, measure, rule, cues, index, date_item)
        return None

    def _grows_else(self, clause: int, index: int) -> bool:
        """Whether a growth noun stands after one that is not read: 投资增长8%，消费总额增速为10.6%."""
        at = self._codes.find("g", clause, index)
        before = self._items[at - 1].end
        head = at == clause + 1 and self._codes[clause] in BOUNDARIES
        return head and UNREAD_NOUN.fullmatch(self._text, before, self._items[at].start) is not None

    def _is_of_count(self, clause: int, carried: Carried) -> bool:
        """Whether a share is of those just counted: 净利润增长的公司有286家，占比68%."""
        last = clause - 1
        while last >= 0 and self._codes[last] in "_),":
            last -= 1
        if last < 0 or self._codes[last] != "#" or "count" in carried.named.metric.takes:
            return False
        value = self.value(last)
        return isinstance(value, Count) and value.unit in COUNTED_SHARES

    def _more_or_less(self, index: int) -> str:
        """The cue of a number that stands right after a base, and says by how much: 比上年同期多7415亿元."""
        between = self._text[self._items[index - 1].end : self._items[index].start].strip(" 同期均约近超逾")
        return "u" if between in MORE else "d" if between in LESS else ""

    def _crossed(self, index: int, clause: int, value: Quantity) -> Claim | None:
        """The level that a rate crosses, whatever its clause says of its moves: 小幅下调后再次站上2%."""
        if not isinstance(value, Percent) or self._codes[index - 1] != "M" or not self.crosses(index - 1):
            return None
        for at in range(index - 2, clause - 1, -1):
            if self._codes[at] == "M" and not self.is_base(at) and not self.crosses(at):
                named = next((each for each in self._items[at].named if each.metric.fits(value)), None)
                return None if named is None else self._claim(named, at, "amount", "fact.level", "", index)
        return None

    def _is_of_base(self, index: int) -> bool:
        """Whether nothing but a metric and its particles stands between a base and the number it had."""
        if self._codes[index - 1] == "M":
            return True
        between = self._text[self._items[index - 1].end : self._items[index].start]
        return OF_BASE.fullmatch(between) is not None

    def crosses(self, at: int) -> bool:
        """Whether a metric is only named by a verb, that another metric before it may have."""
        return self._text[self._items[at].start : self._items[at].end] in CROSSINGS

    def _yielded(self, named: Named, at: int, clause: int, index: int) -> Named:
        """The metric that is meant where its words stand before: 收购乙持有的丙公司100%股权 is no holding."""
        if named.metric.yields is None:
            return named
        meant = metrics()[named.metric.yields]
        before = any(earlier.metric is meant for item in self._items[clause:at] for earlier in item.named)
        return Named(meant) if before and self._conditions.allow(meant, index) else named

    def _moved(self, measure: Measure, value: Quantity, rule: str, cues: str) -> Claim | None:
        """A price move without a metric word: 甲公司收涨3%, 指数上涨32点."""
        points = _in_points(value)
        if value.kind not in ("percent", "money") and not points:
            return None
        return Claim(Named(metrics()["index_level" if points else "share_price"]), None, measure, rule, cues)

    def is_base(self, at: int) -> bool:
        """Whether a metric is only what a number is compared with: 较发行价上涨32.9%."""
        start = self._items[at].start
        if self._text.endswith(UNITS_OF, 0, start):
            return True  # 每百元营业收入中的成本
        return self._codes.startswith("b", at - 1) and self._items[at - 1].end == start

    def _claim(
        self,
        named: Named,
        at: int | None,
        measure: Measure,
        rule: str,
        cues: str,
        index: int,
        date: int | None = None,
    ) -> Claim | None:
        """Settle the measure by the metric: growth of a growth is a change, a ratio's share its level."""
        value = self.value(index)
        if measure.startswith("growth") and named.metric.id not in metrics():
            named = Named(metrics()[named.metric.id.removesuffix("_growth")], named.loss)
        told = named.metric.fits(value) or (named.metric.id == "exchange_rate" and _in_points(value))
        if measure == "change" and value.kind in ("money", "count") and not told:
            return None
        if measure == "change" and self._is_of_rate(value) and not self._has_rate(named.metric, index):
            return None
        if measure == "change" and "g" in cues and isinstance(value, Percent) and not named.metric.is_growth:
            return Claim(Named(_growth_of(named.metric)), at, measure, rule, cues, date)
        if measure == "amount" and named.metric.is_share and isinstance(value, Percent):
            measure = "share"
        elif (
            measure == "share"
            and named.metric.ratio is not None
            and self._conditions.name_whole(named.metric.ratio.of, index)
        ):
            named, measure = Named(metrics()[named.metric.ratio.metric]), "amount"
        elif measure == "share" and named.metric.takes == ("multiple",):
            return None
        elif measure == "share" and named.metric.takes == ("percent",):
            return None if at is None else Claim(named, at, "amount", rule, cues, date)
        grows = measure == "amount" and named.metric.is_growth and isinstance(value, Percent)
        if grows or (measure == "growth" and named.metric.about == "place"):
            measure = "growth_qoq" if self._is_on_last_term(index) else "growth_yoy"
        return Claim(named, at, measure, rule, cues, date)

    def _is_on_last_term(self, index: int) -> bool:
        """Whether the clause of a number says 环比 of it: CPI环比抬升至0.4%."""
        clause = max(self._codes.rfind(mark, 0, index) for mark in BOUNDARIES)
        return self._codes.rfind("q", clause + 1, index) > self._codes.rfind("y", clause + 1, index)

    def _is_of_rate(self, value: Quantity) -> bool:
        return isinstance(value, Percent) and value.unit in ("pp", "bp")

    def _has_rate(self, metric: Metric, index: int) -> bool:
        """Whether percentage points can be of a metric: of a ratio, or of a share or growth that is told."""
        if "percent" in metric.takes or "number" in metric.takes or metric.is_growth:
            return True
        start = max(self._codes.rfind(".", 0, index), self._codes.rfind("\n", 0, index), 0)
        return any(code in "sgyqhc" for code in self._codes[start:index])

    def _after(self, index: int, value: Quantity) -> Claim | None:
        """A metric right after its value: 39.7亿元营业收入, 30倍PS, 70%的收入来自海外."""
        termed = TERMED.match(self._codes, index + 1)
        if termed is None and not shape(VALUE_METRIC.pattern).match(self._codes, index + 1):
            return None
        at = index + 1 if termed is None else termed.end() - 1
        item = self._items[at]
        if item.start - self._items[at - 1].end > REACH_AFTER:
            return None
        if termed is not None and item.named[0].metric.about != "authority":
            return None
        for named in item.named:
            if named.metric.fits(value) and self._conditions.allow(named.metric, index):
                return self._claim(named, at, "amount", VALUE_METRIC.name, "", index)
        if termed is not None:
            return None
        of_it = self._text[self._items[index].end : item.start] == "的"
        says = SHARE_OF.read(value) if of_it and "money" in item.named[0].metric.takes else None
        return None if says is None else Claim(item.named[0], at, says.measure, SHARE_OF.name)

    def _grown(self, index: int, clause: int, value: Quantity, carried: Carried | None) -> Claim | None:
        """Growth said after its value: 实现20倍增长, 2%的增幅."""
        if value.kind not in ("percent", "multiple") or not shape(GROWN.pattern).match(
            self._codes, index + 1
        ):
            return None
        if self._items[index + 1].start - self._items[index].end > 1:
            return None
        cues = self._codes[index + 1]
        at = self._codes.rfind("M", clause, index)
        if at >= 0:
            return self._claim(self._items[at].named[0], at, "growth", GROWN.name, cues, index)
        if carried is not None:
            return self._claim(carried.named, None, "growth", GROWN.name, cues, index)
        return None

    def _carried(self, index: int, value: Quantity, left: str, carried: Carried | None) -> Claim | None:
        """A level in a clause that only names another date or subject: 前一年为13.51%."""
        if carried is None or not carried.named.metric.fits(value):
            return None
        if self._is_term(index, left, carried):
            return self._claim(carried.named, None, "amount", CARRIED.name, "", index)
        named = self._reached(index, left, carried)
        if named is not None:
            return self._claim(carried.named, named, "amount", CARRIED.name, "", index)
        if not shape(CARRIED.pattern).match(left.replace("+", "a") if carried.summed else left):
            return None
        last = self._items[index - 1].end if index else 0
        if self._items[index].start - last > REACH_AFTER:
            return None
        if isinstance(value, Money) and carried.currency not in (None, value.currency):
            return None
        return self._claim(carried.named, None, "amount", CARRIED.name, "", index)

    def _is_term(self, index: int, left: str, carried: Carried) -> bool:
        """Whether a value is one of the terms of an operation: 其中3个月1232亿元、1年期733亿元."""
        items, codes = self._items, self._codes
        if carried.named.metric.about != "authority" or not carried.claimed:
            return False
        if TERMS.fullmatch(left.lstrip(",.")) is None:
            return False
        before = codes[index - 1] == "T" and items[index].start - items[index - 1].end <= 1
        return before or (codes[index + 1 : index + 2] == "T" and items[index].end == items[index + 1].start)

    def _reached(self, index: int, left: str, carried: Carried) -> int | None:
        """The metric just named, where its value has a clause to itself: 成交额创新高，达1.2万亿元."""
        items, codes = self._items, self._codes
        if left.strip(","):
            return None
        if not REACHES.fullmatch(self._text, items[index - 1].end, items[index].start):
            return None
        start = max(codes.rfind(mark, 0, index - 1) for mark in BOUNDARIES)
        named = codes.rfind("M", start + 1, index)
        alone = named >= 0 and not any(code in "$#n" for code in codes[named:index])
        return named if alone else None

    def _far(self, claim: Claim, index: int) -> bool:
        return claim.metric_item is not None and (
            self._items[index].start - self._items[claim.metric_item].end > REACH_AFTER + 2
        )


def _is_act(metric: Metric) -> bool:
    """Whether a metric is named by what is done with shares or in a deal, which grows by nothing."""
    return metric.is_ == "deal" or metric.id in HELD


def _in_points(value: Quantity) -> bool:
    return isinstance(value, Count) and value.unit is not None and simplified(value.unit) == POINTS


def _summed(carried: Carried | None, value: Quantity) -> Carried | None:
    """What is carried on to an amount of all shares together: 每10股派3元，合计约30亿元."""
    if carried is None or carried.named.metric.total is None or not isinstance(value, Money):
        return carried
    total = metrics()[carried.named.metric.total]
    return carried._replace(named=Named(total), summed=True) if total.fits(value) else carried


@cache
def _growth_of(metric: Metric) -> Metric:
    return metric.model_copy(update={"id": f"{metric.id}_growth"})
