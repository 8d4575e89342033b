"""Who is meant by a speaker's phrase: a name in it, who a pronoun stands for, whose document it is."""

from bisect import bisect_left

from extractor.document import Document
from extractor.quotes.phrases import HOUSES, Phrase, Phrases

OF_THE_COMPANY = ("公司", "该公司", "集团")
"""They open the phrase of a document of the company's own (公司此前披露的数据)."""

FIGURES = ("数据", "统计", "资料", "信息", "消息", "调查", "结果")
"""Whose they are must be said anew; a report that goes on is that of whose it was before."""

REACH = 30
"""Characters at the start of a passage within which a filing names its issuer."""


class Speakers:
    """The speakers of one document, asked in text order: a pronoun means who spoke last."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        self._text = document.text.folded
        self._layout = document.layout
        self._found = document.found
        self._things = document.things
        self._starts = [found.start for found in document.found]
        self._phrases = phrases
        self._spoke: dict[str, int] = {}

    def who(self, phrase: Phrase, passage: int) -> int | None:
        """The Thing that speaks, or None; `passage` is where what it says begins."""
        thing = self._named(phrase)
        if thing is None and (phrase.stands_for or not phrase.names):
            thing = self._meant(phrase, passage)
        if thing is not None:
            self._spoke["person" if self._things[thing].type == "person" else "house"] = thing
            self._spoke["last"] = thing
            if phrase.stands_for in ("issuer", "publisher"):
                self._spoke["paper"] = thing
        return thing

    def _named(self, phrase: Phrase) -> int | None:
        """The last name in the phrase; a house that an unread name follows (星河证券研究员某某) is not it."""
        for name in reversed(phrase.names):
            found = self._found[name]
            if found.entity is None or found.type not in HOUSES:
                continue
            if found.type == "person" or phrase.stands_for or found.end == phrase.end:
                return found.entity
        return None

    def _meant(self, phrase: Phrase, passage: int) -> int | None:
        match phrase.stands_for:
            case "person":
                return self._spoke.get("person")
            case "spokesman":
                return self._spoke.get("last")
            case "organization":
                return self._spoke.get("house", self._last_before(phrase.start, HOUSES))
            case "company":
                return self._last_before(phrase.start, ("company",))
            case "issuer":
                subject = self._subject_of(passage)
                return self._last_before(phrase.start, ("company",)) if subject is None else subject
            case "announcer":
                return self._spoke.get("house", self._last_before(phrase.start, ("company", "organization")))
            case "publisher":
                if self._text.startswith(OF_THE_COMPANY, phrase.start):
                    return self._last_before(phrase.start, ("company",))
                publisher = self._publisher_before(phrase.start)
                if publisher is None and not self._text.endswith(FIGURES, phrase.start, phrase.end):
                    return self._spoke.get("paper")
                return publisher
            case _:
                return None

    def _last_before(self, at: int, types: tuple[str, ...]) -> int | None:
        """The last Thing of `types` named before `at`."""
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            if self._found[index].type in types and self._found[index].entity is not None:
                return self._found[index].entity
        return None

    def _subject_of(self, passage: int) -> int | None:
        """The company that the passage begins with, before its first figure."""
        for index in range(bisect_left(self._starts, passage), len(self._found)):
            found = self._found[index]
            if found.start > passage + REACH or found.kind not in ("entity", "date"):
                return None
            if found.type == "company":
                return found.entity
        return None

    def _publisher_before(self, at: int) -> int | None:
        """Who published the data: the house before a publishing verb in this sentence or the one before."""
        start, _ = self._layout.sentence(at)
        before = self._layout.sentence(start - 1)[0] if start else 0
        for low, high in ((start, at), (before, start)):
            verb = max(self._text.rfind(word, low, high) for word in ("发布", "公布"))
            for index in reversed(self._phrases.names(low, verb)):
                if self._found[index].type in ("company", "organization"):
                    return self._found[index].entity
        return None
