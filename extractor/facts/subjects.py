"""Subjects: whose number it is, kept while a text is read from left to right.

The topic stays until another name takes the place at the head of a clause. Anaphors (公司, 其) mean the
topic; a noun phrase without a name (大型商业银行) is a subject by its words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Document, Saying
from extractor.facts.cast import home_place, listed_mentions, main_company, name_of, speaker_mentions
from extractor.facts.goods import BARE, good_before, market_good
from extractor.facts.items import BOUNDARIES, HIDDEN, Item, Stream, words_of
from extractor.facts.metrics import Metric
from extractor.facts.phrases import holder_unread, is_good, is_within, phrase_before, total_before, unread
from extractor.facts.rates import RATES, exchange_repo, rate_named
from extractor.facts.standing import Standing
from extractor.facts.words import brokers, central_banks, nations
from schemas import Count, Quantity

NATION = "中国"
# Of a country, unless a company tells of its own.
OWN_INVESTMENT = "固定资产投资"
GROUP = "集团"
EXCHANGE = "交易所"
CROWDS = ("上市公司", "公司", "个股", "股票", "企业", "房企", "银行", "券商")
CENTRAL_BANK = "央行"
ELIGIBLE: dict[str, frozenset[str]] = {
    "company": frozenset({"company", "organization"}),
    "market": frozenset({"company", "index", "organization"}),
    "place": frozenset({"place"}),
    "regional": frozenset({"place", "company"}),
    "fund": frozenset({"product", "organization", "company"}),
    "authority": frozenset({"organization", "place"}),
    "any": frozenset({"company", "organization", "place", "product", "index", "person"}),
}
# Metrics of whom something is done to: their subject may stand after the preposition (对甲公司的投资).
DONE_TO = frozenset({"financing", "fine", "confiscated_gains", "market_ban"})
OF_PEOPLE = frozenset({
    "shareholding", "shares_held", "shares_reduced", "shares_reduced_amount", "shares_acquired",
    "shares_pledged", "frozen_shares", "remuneration", "fine", "market_ban",
    "shares_unlocked", "shares_unpledged",
})  # fmt: skip
PRICES = frozenset({"price", "share_price", "index_level", "turnover", "trading_volume", "open_interest"})
# What banks have, and else a country: an insurer's economist tells of the new loans of all.
LENDING = frozenset({"loans", "new_loans", "deposits", "npl_ratio", "npl_balance"})
BANKS = ("银行", "行", "农商", "信用社", "金融", "BANK", "Bank")
PEERS = re.compile("参考|可比|同行|同业")
ALL_OF_THEM = re.compile("[^，。；]{0,10}(?:全部|所有|全体)(?:上市)?公司(?!的?股权)")
SEVERAL = re.compile("[两二三四]者(?:合计)?(?:占|之|的)")
AMONG = re.compile(r"[\s　]*(?:其中|而|昨日|今日)?([^\W\d_][^，。；\n]{1,9}?)(?:中|内|里|方面)[，,]\s*")
BOARDS = ("板块", "行业")
SUMS = ("合计", "共计", "总计")
# What is done with shares by those who hold them, and how they are called before their name.
HOLDERS = frozenset({
    "shares_held", "shares_reduced", "shares_reduced_amount", "shares_acquired", "shares_acquired_amount",
    "shares_pledged", "reduction_price",
})  # fmt: skip
HOLDS = ("股东", "一致行动人", "实际控制人", "实控人")


class Subject(NamedTuple):
    """A Thing, or the words of a noun phrase where no name stands."""

    thing: int | None = None
    text: str | None = None


class Subjects:
    """The reader's memory of whom the text is about; made for one document."""

    def __init__(self, document: Document, stream: Stream, sayings: Sequence[Saying]) -> None:
        self._document = document
        self._stream = stream
        self._items, self._codes = stream
        self._listed = listed_mentions(document)
        home = home_place(document)
        self._home = Subject(None, NATION) if home is None else Subject(home)
        self._fresh = False
        self.main = main_company(document)
        self._speakers = speaker_mentions(document, sayings)
        self._standing = Standing(document, stream, self._speakers)
        self._main = Subject(self.main)
        self.topic = self._main
        self.place: Subject | None = None
        self.object: Subject | None = None
        self.last: Subject | None = None
        self.stated: Subject | None = None
        self.fund: Subject | None = None
        self.product: Subject | None = None
        self.authority: int | None = None
        self.broker: int | None = None
        self._last_broker: int | None = None
        self.company = self.topic
        self._turned = False
        self._crowd = self._board = ""
        self._holder: Subject | None = None

    def begin(self, *, paragraph: bool) -> None:
        """Begin a sentence: whose number was stated before holds only within one.

        A paragraph begins with the company that the article is about, where there is one.
        """
        self.stated = self.product = None
        self._fresh = False
        if paragraph:
            self.place = self._holder = None
            self.topic = self.company = self._main
            self.broker = None

    def turn(self) -> None:
        """Begin a clause: the first name in it that can act is the new topic."""
        self._turned = False

    def meet(self, index: int) -> None:
        """Take note of the name or anaphor at item `index`."""
        code = self._codes[index]
        if code == "p" or (code == "a" and self._is_counted(index)):
            return
        topic = self.topic
        if code == "z":
            self.topic = self.company = self.object or Subject()
        elif code == "a":
            of_group = (
                self.main is not None
                and self._codes[index - 1] in BOUNDARIES + "D"
                and words_of(self._document, self._items[index]).endswith(GROUP)
            )
            if of_group:
                self.company = self._main
            self.topic = self.company if self.company.thing is not None else self._main
        else:
            self._meet_name(index)
        self._turned = self._turned or code != "E"
        self._fresh = self._fresh or self._turned
        if self.topic != topic or code == "z":
            self.stated = None

    def _is_counted(self, index: int) -> bool:
        """Whether an anaphor is only the noun of a count: 46家上市公司."""
        return self._codes[index - 1] == "#" and self._items[index - 1].end == self._items[index].start

    def recall(self) -> None:
        """该行 in a paragraph of its own is the broker that spoke before, unless the text is about a bank."""
        topic = self.company.thing
        if self.broker is None and not (
            topic is not None and name_of(self._document, topic).endswith("银行")
        ):
            self.broker = self._last_broker

    def crowd(self, value: Quantity, text: str) -> None:
        """Take note of a count of companies, `text`: until a name comes, the numbers are of the crowd."""
        if (
            not self._fresh
            and self.topic.text is None
            and isinstance(value, Count)
            and value.of is not None
            and (value.of.endswith(CROWDS) or value.of.startswith(CROWDS))
        ):
            self.topic = self.company = Subject()
            self._crowd = text + next((noun for noun in CROWDS if value.of.startswith(noun)), value.of)

    def _meet_name(self, index: int) -> None:
        item = self._items[index]
        found = self._document.found[item.mention]
        if self._document.text.folded.endswith(HOLDS, 0, item.start) and found.type != "place":
            self._holder = Subject(found.entity)
        if found.type == "company" and words_of(self._document, item).endswith(brokers()):
            self.broker = self._last_broker = found.entity
        if found.type == "place":
            if self.place is None or self._codes[index - 1] in BOUNDARIES + "D":
                self.place = Subject(found.entity)
                self.stated = None
        elif found.type == "organization" and (good := self._good_of(item)):
            self.topic, self._turned = Subject(None, good), True
        elif found.type == "organization" and not self._standing.acts(item):
            self.authority = found.entity
        elif found.type == "product":
            self.fund = self.product = Subject(found.entity)
        elif found.type == "index" and not self._turned:
            self.topic = Subject(found.entity)
            self._turned = True
        elif not self._turned and self._standing.leads(index):
            if self._standing.is_passive(index):
                self.object = Subject(found.entity)
            elif item.mention not in self._listed:
                self.topic = Subject(found.entity)
                if found.type == "company":
                    self.company = self.topic
                self._turned = True

    def of(
        self, start: int, upto: int, metric: Metric, *, counted: bool = False, at_verb: bool = False
    ) -> Subject | None:
        """The subject of a number whose metric or cue is item `upto` of the clause beginning at `start`.

        A `counted` number has its metric in the noun behind it, so that no noun before it can be the subject.
        `at_verb` its metric is only told by a verb of the market's: a name before it that is not read has it.
        """
        text, begin = self._document.text.folded, self._items[start].start
        if SEVERAL.match(text, begin) or ALL_OF_THEM.match(text, begin, self._items[upto].start):
            return None
        own = self._by_metric(start, upto, metric)
        if own is not None:
            return own
        if metric.id in OF_PEOPLE and holder_unread(self._document, self._stream, start, upto):
            return None
        named = []
        if "E" in self._codes[start:upto]:
            named = [i for i in range(start, upto) if self._codes[i] == "E" and self._eligible(i, metric)]
        if metric.did:
            named = [i for i in named if self._document.found[self._items[i].mention].type != "company"]
        adjacent = named and self._codes[upto - 1] == "E" and not self._sells(upto, metric)
        if not adjacent and (not counted or metric.about in ("any", "market")):
            phrase = self._phrase(start, upto, metric, named)
            if phrase is not None:
                same = self.topic.text is not None and self.topic.text.endswith(phrase)
                return self.topic if same else Subject(None, phrase)
        if named:
            best = [
                i for i in named if self._document.found[self._items[i].mention].type != "organization"
            ] or named
            return Subject(self._document.found[self._items[best[-1]].mention].entity)
        if metric.id in HOLDERS and self._holder is not None and "a" not in self._codes[start:upto]:
            return self._holder
        nation = self._national(start, upto)
        if nation is not None:
            return nation
        if counted and metric.about == "any":
            among = self._among(start)
            if among is not None or self.stated is not None:
                return among or self.stated
        if counted and (metric.did or not self._fresh):
            return None
        return self._of_kind(upto, metric) or self._told_before(start, upto, metric, at_verb=at_verb)

    def _by_metric(self, start: int, upto: int, metric: Metric) -> Subject | None:
        """The subject that a metric or its words settle: a rate, whom money goes to, those summed."""
        if metric.id in RATES:
            rate = self._rate(start, upto)
            if rate is not None:
                return rate
        if metric.id == "reverse_repo_rate":
            end = self._document.layout.clause(self._items[upto].start)[1]
            repo = exchange_repo(self._document, self._items[start].start if start else 0, end)
            if repo is not None:
                return Subject(None, repo)
        if metric.id in DONE_TO:
            done_to = self._done_to(start, upto, metric)
            if done_to is not None:
                self.object = done_to
                return done_to
        total = total_before(self._document, self._stream, start, upto)
        return None if total is None else Subject(None, total)

    def _phrase(self, start: int, upto: int, metric: Metric, named: Sequence[int]) -> str | None:
        """The noun phrase before item `upto` that is the subject, filled up by what was told of before."""
        types = {self._document.found[self._items[i].mention].type for i in named}
        said = None if self.stated is None else self.stated.thing
        of_company = (
            metric.id not in PRICES
            and said is not None
            and self._document.things[said].type == "company"
            and self._codes.startswith("o", start + 1)
        )
        beside = (
            of_company
            or bool(types - {"organization", "place"})
            or any(code in "ap" for code in self._codes[start:upto])
        )
        phrase = phrase_before(self._document, self._stream, start, upto, metric, beside=beside)
        if phrase in BARE:
            good = good_before(self._document, self._stream, start)
            phrase = phrase if good is None else good + phrase
        elif phrase in BOARDS:
            phrase = self._board or phrase
        within = phrase is not None and named and is_within(self._document, self._items[upto].start, phrase)
        return None if within else phrase

    def _of_kind(self, upto: int, metric: Metric) -> Subject | None:
        """The place, authority, fund or product at hand, for metrics that only such have."""
        if metric.about == "authority":
            bank = self.authority is not None and name_of(self._document, self.authority).endswith(
                central_banks()
            )
            return Subject(self.authority) if bank else Subject(None, CENTRAL_BANK)
        if metric.id == "price":
            return self.product
        if metric.about == "fund":
            return self.fund
        if metric.about == "place":
            own = (
                words_of(self._document, self._items[upto]) == OWN_INVESTMENT
                and self.place is None
                and self.company.thing is not None
            )
            return self.company if own else self.place or self._home
        if metric.about == "regional" and self._tells_of_company():
            return self.stated or self.last
        if metric.about == "regional":
            lends = metric.id not in LENDING or self._is_bank(self.company)
            return (
                self.stated
                or self.place
                or (self.company if self.company != Subject() and lends else self._home)
            )
        return None

    def _is_bank(self, subject: Subject) -> bool:
        return subject.thing is not None and name_of(self._document, subject.thing).endswith(BANKS)

    def _told_before(self, start: int, upto: int, metric: Metric, *, at_verb: bool) -> Subject | None:
        """Whom the clauses before were about, unless a name that is not read stands in between."""
        said = self._codes[start:upto]
        if metric.id in PRICES and "a" not in said:
            good = good_before(self._document, self._stream, start)
            if good is not None:
                return Subject(None, good)
        if at_verb and unread(self._document, self._stream, start, upto):
            return None
        if self.stated is not None and not self._is_foreign(metric) and "a" not in said and "z" not in said:
            return self.stated
        own = self.topic.text is None or self._compares()
        topic = self.company if metric.about == "company" and own else self.topic
        if topic == Subject():
            summed = any(
                words_of(self._document, self._items[i]) in SUMS
                for i in range(start, upto)
                if self._codes[i] == "+"
            )
            return Subject(None, self._crowd) if self._crowd and summed else None
        return topic

    def state(self, subject: Subject) -> None:
        """Remember the subject of the last statement; words stay the topic until a name takes over."""
        self.last = self.stated = subject
        if subject.text is not None and subject.text != self._crowd:
            self.topic = subject
            if subject.text.endswith(BOARDS):
                self._board = subject.text

    def _eligible(self, index: int, metric: Metric) -> bool:
        item = self._items[index]
        found = self._document.found[item.mention]
        if (
            found.type not in ELIGIBLE[metric.about]
            or self._standing.governed(index)
            or self._standing.is_object(item)
        ):
            return False
        if metric.id == "financing" and self._standing.gives(index):
            return False
        if metric.id in OF_PEOPLE and self._document.text.folded.endswith("持有", 0, item.start):
            return False
        if item.mention in self._speakers or item.mention in self._listed:
            return False
        if words_of(self._document, item).endswith(brokers()) and (
            metric.modality is not None or (found.entity != self.main and self._standing.rates(item))
        ):
            return False
        if found.type == "organization" and metric.about not in ("market", "authority"):
            return self._standing.acts(item)
        if metric.about == "market" and words_of(self._document, item).endswith(EXCHANGE):
            return False
        if words_of(self._document, item).endswith("股") and self._codes[index - 1] == "E":
            return False
        if found.type == "place" and metric.about == "regional" and self._tells_of_company():
            return False
        if found.type == "place" and metric.about == "any":
            return self._codes[index + 1] != "E"
        return found.type != "person" or metric.id in OF_PEOPLE

    def _national(self, start: int, upto: int) -> Subject | None:
        """The country or region where the clause says that the number is of all of it: 全国发电量."""
        end = self._items[upto].start
        begin = self._items[start].start if start else 0
        clause = self._document.text.folded[begin:end]
        word = next((word for word in nations() if word in clause), None)
        if word is None:
            return None
        if word not in ("全国", "我国"):
            return Subject(None, word)
        named = (index for index, thing in enumerate(self._document.things) if thing.name == NATION)
        return next((Subject(index) for index in named), Subject(None, NATION))

    def _rate(self, start: int, upto: int) -> Subject | None:
        """The interbank rate of a clause, or else of its sentence: 隔夜回购利率走低，收盘加权利率报4.0%."""
        after = upto + (self._codes[upto] == "M")
        while self._codes[after] == HIDDEN:
            after += 1
        end = self._items[after].start
        first, begin = self._document.layout.sentence(end - 1)[0], self._items[start].start if start else 0
        named = rate_named(self._document, begin, end) or rate_named(self._document, first, begin)
        return None if named is None else Subject(None, named)

    def _among(self, start: int) -> Subject | None:
        """Of whom the clause before says that those counted are: 中小板块中，甲公司、乙公司等11家涨停."""
        begin = start - 1
        while begin >= 0 and self._codes[begin] not in BOUNDARIES:
            begin -= 1
        first = self._items[begin].start if begin >= 0 else 0
        among = AMONG.fullmatch(self._document.text.folded, first, self._items[start].start)
        return None if among is None else Subject(None, among[1])

    def _tells_of_company(self) -> bool:
        """Whether the last statement was of a company, whose markets the places then are: 其中内地增长8%."""
        thing = None if self.last is None else self.last.thing
        return thing is not None and self._document.things[thing].type == "company"

    def _compares(self) -> bool:
        """Whether the last statement was of peers: 参考行业平均市盈率为34倍，申购价格为12元."""
        return self.stated is not None and PEERS.match(self.stated.text or "") is not None

    def _is_foreign(self, metric: Metric) -> bool:
        """Whether the last statement was of a place or of peers, which have none of a company's numbers."""
        if metric.about == "company" and self._compares():
            return True
        thing = None if self.stated is None else self.stated.thing
        return (
            metric.about == "company" and thing is not None and self._document.things[thing].type == "place"
        )

    def _good_of(self, item: Item) -> str | None:
        return None if self._turned else market_good(self._document, item.start, item.end)

    def _sells(self, upto: int, metric: Metric) -> bool:
        """Whether the name before item `upto` is of the market of what is priced: COMEX黄金期货涨1%."""
        if metric.id not in PRICES:
            return False
        return is_good(self._document.text.folded[self._items[upto - 1].end : self._items[upto].start])

    def _done_to(self, start: int, upto: int, metric: Metric) -> Subject | None:
        """Whom the money goes to, or is taken from: 对甲公司的投资, 王某被处以罚款."""
        named = [i for i in range(start, upto) if self._codes[i] == "E"]
        if metric.id == "financing":
            named = [i for i in named if not self._standing.gives(i)]
        for i in reversed(named):
            found = self._document.found[self._items[i].mention]
            fined = metric.id in OF_PEOPLE and (found.type == "person" or self._standing.acts(self._items[i]))
            if fined or (self._standing.governed(i) and self._standing.acts(self._items[i])):
                return Subject(found.entity)
        return None if any(self._standing.acts(self._items[i]) for i in named) else self.object
