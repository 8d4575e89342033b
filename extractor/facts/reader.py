"""The reader: walks a document's items sentence by sentence and states what each value says."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from extractor.document import Document, Found, Interval, Saying, Statement, Trace
from extractor.facts.attribution import Attribution
from extractor.facts.claims import Claim, Claims
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.lists import Run, read_runs
from extractor.facts.metrics import Metric, metrics
from extractor.facts.modality import modality_of
from extractor.facts.periods import Dated, Periods, period_of
from extractor.facts.signs import signed
from extractor.facts.subjects import Subject, Subjects
from schemas import Modality, Money, Qualifier, Quantity

HEADLINE = 45
PENALTIES = frozenset({"fine", "confiscated_gains", "market_ban"})
ENDINGS = ("。", "；", "！", "？", "”", ";", "!", "?", "…", "）", ")", "，", ",")
TRAILING = "，。；：,;:!?！？\n 　"


class _Clause(NamedTuple):
    """Item indices of a clause: `start` is its boundary, `end` the next one."""

    start: int
    end: int


class Reader:
    """One pass over one document; `statements` is what it read, in text order."""

    def __init__(self, document: Document, stream: Stream, sayings: Sequence[Saying]) -> None:
        self._document = document
        self._stream = stream
        self._items, self._codes = stream
        self._claims = Claims(document, stream)
        self._subjects = Subjects(document, stream, sayings)
        self._periods = Periods(document, stream)
        self._attribution = Attribution(document, sayings)
        self._before: Claim | None = None
        self._carried: Claim | None = None
        self._issuer: int | None = None
        self._aligned: list[Dated] = []
        self.statements: list[Statement] = []

    def read(self) -> list[Statement]:
        """Read the whole document."""
        codes = self._codes
        start = 0
        while start < len(codes):
            end = _next(codes, start + 1, ".\n")
            self._sentence(start, end)
            start = end
        return self.statements

    def _sentence(self, start: int, end: int) -> None:
        paragraph = start == 0 or self._codes[start] == "\n"
        self._periods.begin(paragraph=paragraph)
        self._before, self._carried, self._aligned = self._carried, None, []
        self._issuer: int | None = None
        if self._is_headline(start):
            return
        runs = {run.head: run for run in read_runs(self._stream, self._document, start, end)}
        at = start
        while at < end:
            clause = _Clause(at, _next(self._codes, at + 1, BOUNDARIES, end))
            self._subjects.turn(*clause)
            skip = -1
            for index in range(*clause):
                code = self._codes[index]
                if code == "D":
                    self._periods.meet(index)
                elif code == "M":
                    self._name(index)
                elif code == "o" and self._carried is None:
                    self._carried = self._before
                elif code == "i" and self._issuer is None:
                    self._issuer = self._subjects.topic.thing
                run = runs.get(index)
                if run is not None and index > skip:
                    self._run(run, clause, end)
                    skip = run.members[-1]
            at = clause.end

    def _name(self, index: int) -> None:
        """A metric named without a value of its own still is what later growth is of."""
        named = self._items[index].named[0]
        self._carried = Claim(named, None, "amount", "fact.named")

    def _run(self, run: Run, clause: _Clause, end: int) -> None:
        """State a value, or each value of a list that shares one reading."""
        claim = self._claims.of(run.head, clause.start, end, self._carried)
        if claim is None:
            return
        dates = [i for i in range(clause.start, run.head) if self._codes[i] == "D" and self._periods.is_period(i)]
        size = len(run.members)
        dated = (self._periods.over(size, dates) or self._laid_out(size)) if size > 1 else []
        subjects = self._each_subject(run, clause, claim.named.metric) if size > 1 else []
        for order, member in enumerate(run.members):
            own = claim if order == 0 else self._claims.again(claim, member)
            if own is not None:
                self._state(
                    own,
                    member,
                    clause,
                    dated[order] if dated else None,
                    subjects[order] if subjects else None,
                )
        self._aligned = dated or self._aligned
        head = self._document.found[self._items[run.head].mention].value
        self._carried = claim._replace(currency=head.currency if isinstance(head, Money) else None)

    def _laid_out(self, size: int) -> list[Dated]:
        """The dates of the list before, where this one is as long: 净利润分别为x、y、z，对应PE为p、q、r倍."""
        return self._aligned if len(self._aligned) == size else []

    def _each_subject(self, run: Run, clause: _Clause, metric: Metric) -> list[Subject]:
        """One subject a value, where a 分别 list is laid out over as many names."""
        span = range(clause.start, run.head)
        if not any(self._codes[i] == "r" for i in span):
            return []
        things = [
            self._document.found[self._items[i].mention].entity
            for i in span
            if self._codes[i] == "E" and self._document.found[self._items[i].mention].type in ("company", "place", "index")
        ]
        return [Subject(thing) for thing in things] if len(things) == len(run.members) else []

    def _state(
        self, claim: Claim, index: int, clause: _Clause, dated: Dated | None, subject: Subject | None
    ) -> None:
        item = self._items[index]
        found = self._document.found[item.mention]
        metric = claim.named.metric
        subject = subject or self._subject(claim, index, clause)
        if subject is None:
            return
        self._subjects.state(subject)
        metric = self._of_price(metric, subject)
        if claim.date_item is not None:
            dated = self._periods.at(claim.date_item)
        dated = dated or self._periods.of(metric)
        period = period_of(dated, metric)
        value, of_loss = signed(cast(Quantity, found.value), claim)
        saying = self._attribution.at(item.start)
        modality = self._modality(index, clause, metric, value, period)
        self.statements.append(
            Statement(
                subject=subject.thing,
                metric=metric.id,
                measure=claim.measure,
                value=value,
                period=period,
                modality=modality,
                source=self._source(metric, saying, clause),
                values=(item.mention,),
                qualifiers=self._qualifiers(claim, subject, dated, of_loss, saying),
                evidence=(self._evidence(claim, index, dated),),
                rule=claim.rule,
                trace=self._trace(claim, found, dated),
            )
        )

    def _subject(self, claim: Claim, index: int, clause: _Clause) -> Subject | None:
        """Whose number it is: of its clause, or with a metric carried on, of the statement before."""
        metric, at = claim.named.metric, claim.metric_item
        if claim.subject_item is not None:
            return Subject(self._document.found[self._items[claim.subject_item].mention].entity)
        upto = index if at is None or at > index else at
        if at is None and claim.rule != "fact.counted" and self._subjects.last is not None:
            named = any(self._codes[i] in "Ea" for i in range(clause.start, index))
            if not named and self._carried is not None and self._carried.rule != "fact.named":
                return self._subjects.last
        return self._subjects.of(clause.start, upto, metric, counted=claim.rule == "fact.counted")

    def _modality(
        self, index: int, clause: _Clause, metric: Metric, value: Quantity, period: Interval | None
    ) -> Modality:
        """By the cues; what follows from a target (目标价12元，相当于23倍市盈率) is one."""
        follows = "=" in self._codes[clause.start : index] and self.statements
        if follows and self.statements[-1].modality == "target":
            return "target"
        return modality_of(self._document, self._stream, index, metric, value, period)

    def _source(self, metric: Metric, saying: Saying | None, clause: _Clause) -> int | None:
        """Who says it: the speaker, the authority that imposed it, or whose document the sentence reports."""
        if saying is not None:
            return saying.speaker
        if metric.id in PENALTIES:
            return self._subjects.authority
        return self._issuer

    def _of_price(self, metric: Metric, subject: Subject) -> Metric:
        """A move or a close is of a share's price where a company makes it, else of an index or a board."""
        if metric.id != "share_price" or subject.thing is None:
            return metrics()["index_level"] if metric.id == "share_price" else metric
        return metric if self._document.things[subject.thing].type != "index" else metrics()["index_level"]

    def _qualifiers(
        self, claim: Claim, subject: Subject, dated: Dated | None, of_loss: str | None, saying: Saying | None
    ) -> dict[str, Qualifier]:
        qualifiers: dict[str, Qualifier] = {}
        if subject.text is not None:
            qualifiers["subject_text"] = subject.text
        if of_loss is not None:
            qualifiers["of_loss"] = of_loss
        if dated is not None and dated.carried:
            qualifiers["period_basis"] = "carried"
        if "+" in claim.cues or (claim.metric_item and self._codes[claim.metric_item - 1] == "+"):
            qualifiers["cumulative"] = True
        if saying is not None and saying.speaker_text:
            qualifiers["source_text"] = saying.speaker_text
        return qualifiers

    def _evidence(self, claim: Claim, index: int, dated: Dated | None) -> tuple[int, int]:
        """The run of whole clauses that holds value, metric and, if in the sentence, the period."""
        layout, items = self._document.layout, self._items
        at = items[index].start
        places = [at]
        if claim.metric_item is not None:
            places.append(items[claim.metric_item].start)
        if dated is not None and items[dated.item].start >= layout.sentence(at)[0]:
            places.append(items[dated.item].start)
        start, end = layout.clause(min(places))[0], layout.clause(max(places))[1]
        text = self._document.text.folded
        while end > start and text[end - 1] in TRAILING:
            end -= 1
        return start, end

    def _trace(self, claim: Claim, found: Found, dated: Dated | None) -> tuple[Trace, ...]:
        parts = [Trace("value", found.rule, found.start, found.end)]
        if claim.metric_item is not None:
            metric = self._items[claim.metric_item]
            parts.append(Trace("metric", claim.rule, metric.start, metric.end))
        if dated is not None:
            item = self._items[dated.item]
            parts.append(Trace("period", self._document.found[item.mention].rule, item.start, item.end))
        return tuple(parts)

    def _is_headline(self, start: int) -> bool:
        """Whether the sentence is a line by itself that ends without a full stop: a title, a heading."""
        layout, text = self._document.layout, self._document.text.folded
        first, last = layout.paragraph(self._items[start].start if start else 0)
        line = text[first:last].strip()
        return last - first < layout.length - 1 and len(line) <= HEADLINE and not line.endswith(ENDINGS)


def _next(codes: str, start: int, marks: str, end: int | None = None) -> int:
    """Index of the next letter that is one of `marks`, or the end."""
    stop = len(codes) if end is None else end
    for index in range(start, stop):
        if codes[index] in marks:
            return index
    return stop


__all__ = ["Interval", "Reader"]
