"""Claims: what each value of a text says, read sentence by sentence from left to right."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from extractor.document import Document, Interval, Saying, Statement, Trace
from extractor.facts.attribution import Attribution
from extractor.facts.items import Item, Stream
from extractor.facts.lists import Run, read_runs
from extractor.facts.metrics import Metric, Named, by_noun, metrics
from extractor.facts.modality import modality_of
from extractor.facts.readings import Judge, Says, Shape, compiled
from extractor.facts.scope import Dated, Scope, years
from extractor.grammar.rule import Rule
from schemas import Count, Money, Percent, Quantity

BOUNDARIES = ",.\n"
NEAR_AFTER = 4
shapes = cache(compiled)


class Claim(NamedTuple):
    """What one value says, before subject and period are settled."""

    named: Named
    metric_item: int | None
    says: Says
    rule: str
    cues: str


def read_claims(document: Document, stream: Stream, sayings: Sequence[Saying]) -> list[Statement]:
    """Read every value of the stream; those that state nothing are passed over."""
    reader = _Reader(document, stream, list(sayings))
    codes = stream.codes
    start = 0
    for end in [*_ends(codes), len(codes)]:
        reader.sentence(start, end)
        start = end
    return reader.statements


def _ends(codes: str) -> Iterator[int]:
    for index, code in enumerate(codes):
        if code in ".\n":
            yield index


class _Reader:
    """One pass over one document."""

    def __init__(self, document: Document, stream: Stream, sayings: list[Saying]) -> None:
        self.document = document
        self.stream = stream
        self.scope = Scope(document, stream, sayings)
        self.attribution = Attribution(document, stream, sayings)
        self.statements: list[Statement] = []
        self.dated: Dated | None = None
        self.named: Named | None = None

    def sentence(self, start: int, end: int) -> None:
        """Read the items of one sentence."""
        codes = self.stream.codes
        if codes.startswith("\n", start):
            self.dated = None
            self.named = None
        elif self.dated is not None:
            self.dated = self.dated._replace(carried=True)
        clause = start
        runs = {run.head: run for run in read_runs(self.stream, self.document, start, end)}
        index = start
        aligned: list[Interval] = []
        self.scope.turn(clause, _clause_end(codes, clause + 1, end))
        while index < end:
            code = codes[index]
            if code in BOUNDARIES:
                clause = index
                self.scope.turn(clause, _clause_end(codes, clause + 1, end))
            run = runs.get(index)
            if run is not None:
                aligned = self._run(run, clause, start, end, aligned)
                index = run.members[-1]
            elif code == "M":
                self.named = self.stream.items[index].named[0]
            elif code == "D" and self.scope.dates(index, index + 1):
                self.dated = Dated(self.scope.interval(index), index)
            index += 1

    def _run(
        self, run: Run, clause: int, sentence: int, end: int, aligned: list[Interval]
    ) -> list[Interval]:
        """Read a value, or a list of values that share one reading; gives the periods it was laid out over."""
        claim = self._claim(run.head, clause, end)
        dates = self.scope.dates(clause, run.head)
        if claim is None:
            return aligned
        self.named = claim.named
        periods = self._periods(run, dates, aligned)
        subjects = self._subjects(run, clause, claim)
        for order, member in enumerate(run.members):
            own = claim if order == 0 else self._again(claim, member, clause, end)
            if own is not None:
                period = periods[order] if periods else None
                subject = subjects[order] if subjects else None
                self._state(own, member, clause, end, period, subject)
        return periods or aligned

    def _again(self, claim: Claim, member: int, clause: int, end: int) -> Claim | None:
        """The claim of a later member of a list: its own noun, or the head's reading."""
        if self.stream.codes[member] == "#":
            return self._counted(member, clause, end) or (claim if claim.rule != "fact.counted" else None)
        return claim

    def _claim(self, index: int, clause: int, end: int) -> Claim | None:
        items, codes = self.stream.items, self.stream.codes
        value = cast(Quantity, self.scope.found(items[index]).value)
        left = codes[clause:index]
        after = self._after(index, end, value)
        counted = self._counted(index, clause, end)
        if counted is not None:
            return counted
        for shape in shapes():
            found = shape.search(left)
            if found is None:
                continue
            says = shape.rule.read(value)
            if says is None:
                continue
            claim = self._named(shape, says, value, clause, index, left[found.start() :])
            if claim is not None:
                if shape.rule.name == "fact.level" and after is not None and self._gap(claim, index) > 6:
                    break
                return claim
        return after or self._grown(index, clause, end, value) or self._carried(value, left)

    def _gap(self, claim: Claim, index: int) -> int:
        if claim.metric_item is None:
            return 0
        return self.stream.items[index].start - self.stream.items[claim.metric_item].end

    def _named(
        self, shape: Shape, says: Says, value: Quantity, clause: int, index: int, cues: str
    ) -> Claim | None:
        """Find the metric that a reading speaks of: the nearest before the value, or the one carried on."""
        items, codes = self.stream.items, self.stream.codes
        rule: Rule[Judge] = shape.rule
        for at in range(index - 1, clause - 1, -1):
            if codes[at] != "M":
                continue
            for named in items[at].named:
                if says.metric == "any" or (named.metric.fits(value) and self._needs(named.metric, index)):
                    return Claim(named, at, says, rule.name, cues)
        if says.metric == "level":
            if rule.name == "fact.reached" and self.named is not None and self.named.metric.fits(value):
                return Claim(self.named, None, says, rule.name, cues)
            return None
        market = any(items[at].market for at in range(clause, index) if codes[at] in "udghrt")
        if market and not (self.named and self.named.metric.id in ("share_price", "index_level", "price")):
            return self._moved(says, value, clause, index, cues, rule.name)
        if self.named is not None:
            return Claim(self.named, None, says, rule.name, cues)
        return None

    def _moved(
        self, says: Says, value: Quantity, clause: int, index: int, cues: str, rule: str
    ) -> Claim | None:
        """A price move without a metric word (甲公司收涨3%): of an index its level, of a company its price."""
        if not isinstance(value, Percent):
            return None
        metric = _metric("share_price")
        named = [
            item for item in self.stream.items[clause:index] if item.code == "E" and self.scope.eligible(item, "market")
        ]
        if named and self.scope.found(named[-1]).type in ("index", "organization"):
            metric = _metric("index_level")
        return Claim(Named(metric, False), None, says, rule, cues)

    def _after(self, index: int, end: int, value: Quantity) -> Claim | None:
        """A metric right after its value: 39.7亿元营业收入, 30倍PS, 1231亿市值."""
        items, codes = self.stream.items, self.stream.codes
        if index + 1 >= end or codes[index + 1] != "M":
            return None
        metric_item = items[index + 1]
        if metric_item.start - items[index].end > NEAR_AFTER:
            return None
        between = self.document.text.folded[items[index].end : metric_item.start]
        for named in metric_item.named:
            if named.metric.fits(value) and self._needs(named.metric, index):
                return Claim(named, index + 1, Says("amount", "level"), "fact.value_metric", "")
            if between == "的" and isinstance(value, Percent) and "percent" not in named.metric.takes:
                return Claim(named, index + 1, Says("share", "any"), "fact.share_of", "")
        return None

    def _grown(self, index: int, clause: int, end: int, value: Quantity) -> Claim | None:
        """Growth said after its value: 实现20倍增长, 2%的增幅."""
        items, codes = self.stream.items, self.stream.codes
        if index + 1 >= end or codes[index + 1] not in "udgh":
            return None
        if items[index + 1].start - items[index].end > 1 or value.kind not in ("percent", "multiple"):
            return None
        at = codes.rfind("M", clause, index)
        named = items[at].named[0] if at >= 0 else self.named
        if named is None:
            return None
        return Claim(named, at if at >= 0 else None, Says("growth", "any"), "fact.growth_after", codes[index + 1])

    def _counted(self, index: int, clause: int, end: int) -> Claim | None:
        """A count whose noun carries its metric: 1.2万家企业客户."""
        value = self.scope.found(self.stream.items[index]).value
        if not isinstance(value, Count) or not value.of:
            return None
        for noun, metric in by_noun():
            if value.of.endswith(noun) and self._needs(metric, index):
                return Claim(Named(metric, False), None, Says("amount", "level"), "fact.counted", "")
        return None

    def _carried(self, value: Quantity, left: str) -> Claim | None:
        """A level in a clause that only names another date or subject: 前一年为13.51%."""
        if self.named is None or not self.named.metric.fits(value) or not left.strip(",.\n"):
            return None
        if left.strip(",.\nDEaor+"):
            return None
        return Claim(self.named, None, Says("amount", "level"), "fact.carried", "")

    def _needs(self, metric: Metric, index: int) -> bool:
        """Whether the words that a metric asks for stand in the value's clause, or right after the value."""
        if not metric.needs and not metric.needs_after:
            return True
        folded, item = self.document.text.folded, self.stream.items[index]
        if metric.needs_after:
            return folded.startswith(metric.needs_after, item.end)
        start, end = self.document.layout.clause(item.start)
        return any(folded.find(word, start, end) >= 0 for word in metric.needs)

    def _periods(self, run: Run, dates: list[int], aligned: list[Interval]) -> list[Interval]:
        """One period a member, where the list is laid out over several."""
        size = len(run.members)
        if size < 2:
            return []
        if len(dates) == size:
            intervals = [self.scope.interval(date) for date in dates]
            return [interval for interval in intervals if interval] if all(intervals) else []
        if self.dated is not None and self.dated.interval is not None:
            over = years(self.dated.interval)
            if len(over) == size:
                return over
        return aligned if len(aligned) == size else []

    def _subjects(self, run: Run, clause: int, claim: Claim) -> list[int | None]:
        """One subject a member, where a 分别 list is laid out over several names."""
        size = len(run.members)
        if size < 2 or "r" not in self.stream.codes[clause : run.head]:
            return []
        items, codes = self.stream.items, self.stream.codes
        named = [
            i for i in range(clause, run.head)
            if codes[i] == "E" and self.scope.eligible(items[i], claim.named.metric.about)
        ]  # fmt: skip
        return [self.scope.thing(items[i]) for i in named] if len(named) == size else []

    def _state(
        self, claim: Claim, index: int, clause: int, end: int, period: Interval | None, subject: int | None
    ) -> None:
        items = self.stream.items
        item = items[index]
        found = self.scope.found(item)
        metric = claim.named.metric
        upto = index if claim.metric_item is None or claim.metric_item > index else claim.metric_item
        if subject is None:
            subject = self.scope.subject(clause, upto, metric)
            if subject is None:
                subject = self.scope.subject(clause, index, metric)
        text = None
        if subject is None:
            if metric.about == "company":
                return
            text = self._subject_text(clause, upto)
            if text is None:
                return
        when = self.scope.period(Dated(period, index) if period else self._dated(metric), metric)
        value, sign = _signed(cast(Quantity, found.value), claim)
        qualifiers: dict[str, str | bool | tuple[str, ...] | None] = {}
        if text is not None:
            qualifiers["subject_text"] = text
        if sign is not None:
            qualifiers["of_loss"] = sign
        if "+" in claim.cues or (claim.metric_item and self.stream.codes[claim.metric_item - 1] == "+"):
            qualifiers["cumulative"] = True
        modality = metric.modality or modality_of(
            self.stream, clause, index, when, self.document.published
        )
        self.statements.append(
            Statement(
                subject=subject,
                metric=metric.id,
                measure=claim.says.measure,
                value=value,
                period=when,
                modality=modality,
                source=self.attribution.source(item.start),
                values=(item.mention,),
                qualifiers=qualifiers,
                evidence=(self._evidence(clause, index, end, claim),),
                rule=claim.rule,
                trace=self._trace(claim, item),
            )
        )

    def _dated(self, metric: Metric) -> Dated | None:
        dated = self.dated
        if dated is None:
            return None
        if metric.is_ == "flow" and self.scope.grain(dated.item) == "day":
            return None
        return dated

    def _subject_text(self, clause: int, upto: int) -> str | None:
        """The noun phrase before a metric whose subject is no name: 商业银行, 国内大语言模型市场."""
        items = self.stream.items
        start = items[clause].end if clause < len(items) and self.stream.codes[clause] in BOUNDARIES else 0
        for i in range(clause, upto):
            if self.stream.codes[i] in "D$%x#T":
                start = items[i].end
        text = self.document.text.folded[start : items[upto].start].strip(" ,,。、的在为了\n")
        return text if 2 <= len(text) <= 14 else None

    def _evidence(self, clause: int, index: int, end: int, claim: Claim) -> tuple[int, int]:
        layout, items = self.document.layout, self.stream.items
        first = items[index].start if claim.metric_item is None else items[claim.metric_item].start
        start = layout.clause(min(first, items[index].start))[0]
        if self.dated is not None and not self.dated.carried:
            start = min(start, layout.clause(items[self.dated.item].start)[0])
        stop = layout.clause(items[index].start)[1]
        text = self.document.text.folded
        while stop > start and text[stop - 1] in "，。；：,;:!?！？\n":
            stop -= 1
        return start, stop

    def _trace(self, claim: Claim, item: Item) -> tuple[Trace, ...]:
        parts = [Trace("value", self.document.found[item.mention].rule, item.start, item.end)]
        if claim.metric_item is not None:
            metric = self.stream.items[claim.metric_item]
            parts.append(Trace("metric", claim.rule, metric.start, metric.end))
        return tuple(parts)


def _clause_end(codes: str, start: int, end: int) -> int:
    for index in range(start, end):
        if codes[index] in BOUNDARIES:
            return index
    return end


@cache
def _metric(name: str) -> Metric:
    return next(metric for metric in metrics() if metric.id == name)


def _signed(value: Quantity, claim: Claim) -> tuple[Quantity, str | None]:
    """Apply the sign that the words give: a loss, a fall, the growth of a loss."""
    cues = claim.cues
    fall = "d" in cues or "h" in cues
    if claim.says.measure in ("amount", "share", "cagr"):
        negative, loss = claim.says.measure == "amount" and claim.named.loss, None
    else:
        negative = fall != claim.named.loss
        loss = str(-value.low if fall else value.low) if claim.named.loss else None
    if not negative or value.low < 0:
        return value, loss
    return value.model_copy(update={"low": -value.high, "high": -value.low}), loss
