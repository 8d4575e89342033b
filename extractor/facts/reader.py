"""The reader: walks a document's items from left to right and states what each value says."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.document import Document, Interval, Saying, Statement
from extractor.facts.alignment import Alignment
from extractor.facts.attribution import Attribution
from extractor.facts.claim import Carried, Claim
from extractor.facts.claims import HELD, Claims
from extractor.facts.evidence import Evidence
from extractor.facts.headlines import is_headline, title_end
from extractor.facts.items import BOUNDARIES, QUOTE_VERBS, VALUES, Item, Stream, boundary, words_of
from extractor.facts.lists import run_from
from extractor.facts.metrics import Metric, Named, metrics
from extractor.facts.modality import NOW, Modalities
from extractor.facts.periods import Dated, Periods, is_year_before, period_of
from extractor.facts.phrases import good_of, is_good, with_unread
from extractor.facts.qualifiers import qualifiers_of
from extractor.facts.rates import RATES, rate_named
from extractor.facts.readings import COUNTED, VALUE_METRIC
from extractor.facts.signs import signed
from extractor.facts.subjects import Subject, Subjects
from schemas import Modality, Money, Quantity

# Items after which a sentence or a clause is taken to have ended, so that time grows with the text alone.
LONGEST = 400
# The letters that move the reader; all others are looked at from the values.
STEPS = re.compile(r"[,.\nEDMaopziw$%x#nT]")
# 占公司2024年营业收入的5%: that year is of the whole.
WHOLE_OF = re.compile("sa?DM[^$%x#n]*$")
# 持股5%以上股东甲公司, 持股8%的股东甲公司.
OF_HOLDER = re.compile("(?:以上)?的?(?:公司|第[一二三]大|大|主要|原)?股东")
PRIOR = re.compile("(?:上述|前述|该|本次|此次|以上)(?:项目|合同|订单|交易|中标|投资|担保)")
# A rate had its level then; what was expected of a year (由此前的85亿元上调至90亿元) is of that year still.
BEFORE = "此前的"
# What a broker says of a share, whoever the sentence names.
RESEARCH = frozenset(
    {"target_price", "price_to_earnings", "price_to_sales", "price_to_book", "ev_to_ebitda", "upside"}
)
# Targets are of no period but one that their clause names.
AIMS = frozenset({"target_price", "upside"})
# How far behind what he holds a holder may be named, with his office between.
FARTHEST_HOLDER = 16
PENALTIES = frozenset({"fine", "confiscated_gains", "market_ban"})
# Measures that a stock has at an end; its growth is over the time before.
LEVELS = ("amount", "change", "share")
LAST_QUARTER = ("上季度", "上一季度", "上月", "上个月", "前一季度", "前一月")
AMONG = "其中"


class Reader:
    """One pass over one document; it remembers what is said so far of whom, of when and of what.

    A `traced` reader also notes, for `explain`, the rule and the characters behind each part of a fact.
    """

    def __init__(
        self, document: Document, stream: Stream, sayings: Sequence[Saying], *, traced: bool = False
    ) -> None:
        self._document = document
        self._traced = traced
        self._found = document.found
        self._stream = stream
        self._items, self._codes = stream
        self._claims = Claims(document, stream)
        self._subjects = Subjects(document, stream, sayings)
        self._periods = Periods(document, stream)
        self._alignment = Alignment(document, stream, self._periods)
        self._attribution = Attribution(document, sayings)
        self._evidence = Evidence(document, stream)
        self._sentence = 0
        self._clause = 0
        self._carried: Carried | None = None
        self._before: Carried | None = None
        self._listed: frozenset[int | None] = frozenset()
        self._issuer: int | None = None
        self._broker = False
        self._said: Saying | None = None
        self._said_before: Saying | None = None
        self._yearly = False
        self._stated = 0
        self._modalities = Modalities(document, stream)
        self._statements: list[Statement] = []

    def read(self) -> list[Statement]:
        """Read the whole document, in text order."""
        passed = -1
        text, layout = self._document.text.folded, self._document.layout
        silent = is_headline(text, layout, 0)
        for step in STEPS.finditer(self._codes, self._at(title_end(text))):
            index = step.start()
            code = step[0]
            if code in ".\n" or (code == "," and index - self._sentence > LONGEST):
                self._begin(index, paragraph=code == "\n")
                if code == "\n":
                    silent = is_headline(text, layout, self._items[index].start)
            elif code == "," or index - self._clause > LONGEST:
                self._clause = index
                self._subjects.turn()
                self._periods.turn()
            elif silent or index <= passed:
                continue
            elif code == "D":
                self._periods.meet(index)
            elif code == "M":
                self._name(index)
            elif code == "o":
                self._carried = self._carried or self._before
                if index <= self._sentence + 1 and self._text(index) == AMONG:
                    self._said = self._said_before
            elif code == "i":
                self._issuer = self._subjects.topic.thing if self._issuer is None else self._issuer
            elif code in "Eapz":
                self._subjects.meet(index)
            elif code == "w":
                self._broker = True
                self._subjects.recall()
            else:
                if code == "#":
                    self._subjects.crowd(self._claims.value(index), self._text(index))
                run = run_from(index, self._stream, self._document)
                self._read(run)
                passed = run[-1]
        return self._statements

    def _at(self, offset: int) -> int:
        """The first item at or after an offset."""
        return bisect_left(self._items, offset, key=_start)

    def _name(self, index: int) -> None:
        """A metric without a value of its own still is what later growth is of; not so a whole, a base, or
        the verb of a quotation (收益率上行2个基点，报2.3%).
        """
        if (
            not (self._carried is not None and self._text(index) in QUOTE_VERBS)
            and "s" not in self._codes[self._clause : index]
            and not self._claims.is_base(index)
            and not self._claims.crosses(index)
        ):
            named = (each for each in self._items[index].named if not each.metric.beside)
            told = next((each for each in named if self._claims.may_be(each.metric, index)), None)
            if told is not None:
                self._carried = Carried(told)

    def _begin(self, index: int, *, paragraph: bool) -> None:
        """Begin a sentence at the boundary `index`."""
        self._sentence = self._clause = index
        goes_on = self._codes.startswith("o", index + 1) and self._text(index + 1) == AMONG
        self._periods.begin(paragraph=paragraph and not goes_on)
        self._subjects.begin(paragraph=paragraph)
        self._subjects.turn()
        self._alignment.begin(paragraph=paragraph)
        self._before, self._carried, self._issuer = self._carried, None, None
        self._broker, self._yearly, self._stated = False, False, len(self._statements)
        if paragraph:
            self._modalities.begin_paragraph()
        self._said_before, self._said = self._said, None
        self._listed = frozenset()

    def _read(self, run: Sequence[int]) -> None:
        """State a value, or each value of a list that shares one reading."""
        head, size = run[0], len(run)
        claim = self._claims.of(head, self._clause, self._carried or self._recalled_whole(head))
        if claim is None:
            return
        dated: list[Dated] = []
        subjects: list[Subject] = []
        each: list[Claim] = []
        if size > 1:
            place = (self._sentence, self._clause, head, size)
            dated = self._alignment.dates(*place)
            subjects = self._alignment.subjects(*place)
            each = self._alignment.metrics(self._clause, head, size, claim) or self._grown(head, size, claim)
            if not subjects and not dated and not each and self._alignment.is_short_of_names(*place):
                return
        if subjects:
            self._listed = frozenset(subject.thing for subject in subjects)
        if size == 1:
            for subject in self._alignment.together(self._clause, head, claim):
                self._state(claim, head, None, subject)
        for order, member in enumerate(run if size > 1 else ()):
            own = each[order] if each else claim if order == 0 else self._claims.again(claim, member)
            if own is not None:
                self._state(
                    own, member, dated[order] if dated else None, subjects[order] if subjects else None
                )
        self._alignment.remember(dated, subjects)
        value = self._claims.value(head)
        if claim.rule != "fact.share" or self._carried is None:
            currency = value.currency if isinstance(value, Money) else None
            self._carried = Carried(claim.named, True, currency)

    def _grown(self, head: int, size: int, claim: Claim) -> list[Claim]:
        """One metric a value, where the sentence told of as many: 营收3亿元，净利1亿元，分别增长5%和8%."""
        left = self._codes[self._clause : head]
        if "r" not in left or "M" in left or claim.measure == "amount":
            return []
        told = dict.fromkeys(
            each.metric for each in self._statements[self._stated :] if each.measure in LEVELS
        )
        if len(told) != size:
            return []
        return [claim._replace(named=Named(metrics()[metric])) for metric in told if metric in metrics()]

    def _recalled_whole(self, head: int) -> Carried | None:
        """The metric of the sentence before, where its deal is part of what is named: 上述合同占营收的5%."""
        told = "s" in self._codes[self._clause : head] and PRIOR.match(
            self._alignment.words(self._clause, head)
        )
        return self._before if told else None

    def _state(self, claim: Claim, index: int, dated: Dated | None, subject: Subject | None) -> None:
        item, clause = self._items[index], self._clause
        subject = subject or self._subject(claim, index)
        if subject is None or self._is_unquoted(claim, index, subject):
            return
        self._subjects.state(subject)
        value, of_loss = signed(self._claims.value(index), claim)
        metric = self._of_price(claim.named.metric, subject, value)
        dated = self._when(claim, index, metric, dated)
        if metric.within is not None and dated is not None and not dated.ends:
            metric = metrics()[metric.within]
        period = period_of(dated, metric)
        claim = self._since(claim, index, period, subject)
        self._said = saying = self._attribution.at(item.start) or self._said
        modality = (
            "reported"
            if claim.rule == "fact.compared" or claim.subject_text is not None
            else self._modalities.of(
                claim,
                index,
                (metric, value),
                dated,
                subject,
                begins=(self._sentence, clause),
                before=self._statements[-1] if len(self._statements) > self._stated else None,
                expects=self._subjects.broker is not None,
            )
        )
        self._statements.append(
            Statement(
                subject.thing,
                metric.id,
                claim.measure,
                value,
                period,
                modality,
                self._source(metric, modality, saying, subject),
                () if item.value else (item.mention,),
                qualifiers_of(
                    self._document,
                    self._stream,
                    claim,
                    clause=clause,
                    subject=subject,
                    dated=dated,
                    of_loss=of_loss,
                    saying=saying,
                ),
                (self._evidence.span(claim, index, dated, clause=clause, sentence=self._sentence),),
                claim.rule,
                self._evidence.trace(claim, index, clause=clause, subject=subject, dated=dated, saying=saying)
                if self._traced
                else (),
            )
        )

    def _is_summed(self, index: int) -> bool:
        """Whether 累计 stands before a number in its sentence, and no date since."""
        left = self._codes[self._sentence : index]
        return "+" in left and "D" not in left

    def _is_unquoted(self, claim: Claim, index: int, subject: Subject) -> bool:
        """Whether a bare number after the verb of a quotation is of a company: it is no index."""
        if claim.named.metric.id != "index_level" or self._claims.value(index).kind != "number":
            return False
        return subject.thing is not None and self._document.things[subject.thing].type == "company"

    def _since(self, claim: Claim, index: int, period: Interval | None, subject: Subject) -> Claim:
        """Growth by its base: over the year before (较上年同期) it is year on year, over the last quarter or
        month quarter on quarter; without a base it is as the growth before it (收入同比增长6%，净利升12%),
        and of a place year on year.
        """
        if "growth_yoy" in (claim.measure, claim.rule.removeprefix("fact.")):
            self._yearly = True
        if claim.measure != "growth":
            return claim
        base = self._codes.rfind("bD", self._clause, index)
        if base >= 0:
            before = self._periods.at(base + 1)
            if before.passing or is_year_before(before.interval, period):
                return claim._replace(measure="growth_yoy")
            last = self._text(base + 1).endswith(LAST_QUARTER)
            return claim._replace(measure="growth_qoq") if last else claim
        of_place = subject.thing is not None and self._document.things[subject.thing].type == "place"
        yearly = (self._yearly or of_place) and claim.named.metric.is_ in ("flow", "stock")
        return claim._replace(measure="growth_yoy") if yearly else claim

    def _when(self, claim: Claim, index: int, metric: Metric, dated: Dated | None) -> Dated | None:
        """The date of a number: its own, that of its place in a list, or the one in force."""
        if claim.date_item is not None:
            return self._periods.at(claim.date_item)
        if claim.measure == "cagr" and len(self._alignment.dated) > 1:
            return self._periods.spanning(self._alignment.dated)
        if dated is not None:
            return dated
        start = self._items[index].start
        before = self._document.text.folded[max(start - 3, 0) : start]
        if before.endswith(NOW) or (before == BEFORE and metric.is_ != "flow"):
            return None
        apart = self._from_phrase(index) if claim.rule.endswith("reached") else range(0)
        if claim.measure == "share" and (whole := WHOLE_OF.search(self._codes, self._clause, index)):
            apart = range(*whole.span())
        dated = self._periods.of(
            metric,
            level=claim.measure in LEVELS,
            apart=apart,
            summed=self._is_summed(index),
        )
        return None if dated and metric.id in AIMS and dated.item < self._clause else dated

    def _from_phrase(self, index: int) -> range:
        """Items between 由 and the number a change started from: their date is not the one it reached."""
        start = self._codes.rfind("f", self._clause, index)
        if start < 0:
            return range(0)
        return range(start, next((i for i in range(start, index) if self._codes[i] in VALUES), start))

    def _text(self, index: int) -> str:
        return words_of(self._document, self._items[index])

    def _subject(self, claim: Claim, index: int) -> Subject | None:
        """Whose number it is: of its clause, or with a metric carried on, of the statement before."""
        if claim.subject_text is not None:
            return Subject(None, claim.subject_text)
        if claim.named.metric.id in HELD:
            holder = self._holder_after(index)
            if holder is not None:
                return holder
        if claim.subject_item is not None:
            return Subject(self._found[self._items[claim.subject_item].mention].entity)
        following = self._items[index + 1 : index + 2]
        if (
            claim.named.metric.id == "shareholding"
            and self._codes.startswith("E", index + 1)
            and OF_HOLDER.fullmatch(self._document.text.folded, self._items[index].end, following[0].start)
        ):
            return Subject(self._found[following[0].mention].entity)
        at = claim.metric_item
        counted = claim.rule == COUNTED.name
        moved = claim.named.metric.id in ("share_price", "index_level")
        if at is None and not counted and self._carried is not None and self._carried.claimed:
            left = self._codes[self._clause : index]
            moved = claim.named.metric.id == "share_price"
            if claim.named.metric.id in RATES:
                start, end = self._items[self._clause].start, self._items[index].start
                rate = rate_named(self._document, start, end)
                if rate is not None:
                    return Subject(None, rate)
            if claim.named.metric.id == "price":
                good = good_of(self._document, self._stream, self._clause, index - len(claim.cues))
                if good is not None:
                    return Subject(None, good)
            if self._subjects.last is not None and not moved and "E" not in left and "a" not in left:
                return self._subjects.last
        upto = index - len(claim.cues) if at is None else min(at, index)
        start = self._clause
        if at is not None and at < start:
            start = max(self._codes.rfind(mark, 0, at) for mark in BOUNDARIES) + 1
        if claim.rule == VALUE_METRIC.name and with_unread(self._document, self._stream, self._clause, index):
            return None
        return self._subjects.of(
            start, upto, claim.named.metric, counted=counted, at_verb=at is None and moved
        )

    def _holder_after(self, index: int) -> Subject | None:
        """Who is told by what he holds: 持股1.21亿股的联合创始人王某."""
        end = self._items[index].end
        person = next(
            (i for i in range(index + 1, boundary(self._codes, index)) if self._codes[i] == "E"), None
        )
        if person is None or not self._document.text.folded.startswith("的", end):
            return None
        found = self._found[self._items[person].mention]
        return (
            Subject(found.entity) if found.type == "person" and found.start - end <= FARTHEST_HOLDER else None
        )

    def _of_price(self, metric: Metric, subject: Subject, value: Quantity) -> Metric:
        """A move or a close is of a share where a company makes it, else of an index, a board, a good."""
        if metric.id == "average_selling_price" and subject.text is not None and is_good(subject.text):
            return metrics()["price"]
        if metric.id == "fixed_asset_investment" and subject.thing is not None:
            of_company = self._document.things[subject.thing].type == "company"
            return metrics()["investment_amount"] if of_company else metric
        if metric.id != "share_price":
            return metric
        if subject.thing is None:
            good = value.kind == "money" or is_good(subject.text or "")
            return metrics()["price" if good else "index_level"]
        of_share = self._document.things[subject.thing].type != "index"
        return metric if of_share else metrics()["index_level"]

    def _source(
        self, metric: Metric, modality: Modality, saying: Saying | None, subject: Subject
    ) -> int | None:
        """Who says it: the speaker, the authority that imposed it, the broker, or whose document it is.

        Where several tell of themselves (甲、乙年报显示), each says its own.
        """
        if saying is not None:
            together = saying.speaker in self._listed and subject.thing in self._listed
            if together:
                return subject.thing
            return self._attribution.teller(saying, self._subjects.company.thing)
        if metric.id in PENALTIES:
            return self._subjects.authority
        researched = self._broker or metric.id in RESEARCH or modality == "forecast"
        if self._subjects.broker is not None and researched:
            return self._subjects.broker
        # holdings are told by the company that they are in, by its report
        return self._issuer if metric.id in HELD else None


def _start(item: Item) -> int:
    return item.start
