"""The phrase of a speaker, as printed beside its cue.

What stands between the two (日前, 还, 在发布会上, 发布公告) is no part of it, nor what opens the clause (而).
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from extractor.document import Document
from extractor.quotes.manners import StandsFor, manners

LONGEST = 60
"""Characters that a speaker's phrase, or what stands between it and its cue, may have."""

EDGES = '“”"|】…'
"""Signs within a clause after which a phrase starts."""

ALONE = "，,；;：:。！？\n有" + EDGES
"""After these a word is the speaker itself, not an aside (有分析称)."""
NUMBERED = re.compile(r"\d{1,2}[、.．](?!\d)|[①-⑩]|[（(][一二三四五六七八九十\d]{1,2}[）)]")
PUBLISHING = re.compile("发布|披露|刊登|发表|发出")
BRACKETS = {")": "(", "）": "（"}
HOUSES = ("person", "company", "organization")


class Phrase(NamedTuple):
    """A speaker's phrase: its span, what its last word stands for, and the names within it (indices into
    `Document.found`, in text order).
    """

    start: int
    end: int
    stands_for: StandsFor | None
    names: tuple[int, ...]


class Phrases:
    """The speakers' phrases of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text.folded
        self._layout = document.layout
        self._found = document.found
        self._starts = [found.start for found in document.found]
        self._manners = manners()

    def before(self, at: int, floor: int, *, keep_acts: bool) -> Phrase | None:
        """The phrase that ends before the cue at `at` and starts no earlier than `floor`.

        `keep_acts` leaves a published document in the phrase (公司披露业绩预告|显示).
        """
        floor = max(floor, at - 2 * LONGEST)
        end = self._past_asides(floor, at, keep_acts=keep_acts)
        start = self._boundary(floor, end)
        if not keep_acts and (act := self._act_in(start, end)):
            end = self._past_asides(start, act, keep_acts=False)
        return self.within(start, end)

    def within(self, start: int, end: int) -> Phrase | None:
        """The phrase within ``start``–``end``, without what opens the clause; None where nothing is left."""
        start = self._past_openings(start, end)
        if not 0 < end - start <= LONGEST:
            return None
        form = self._manners.speakers.of(self._text, start, end)
        if (
            self._manners.stands_for.get(form) == "nobody"
            and self._text.startswith("有", start)
            and end > start + 3
        ):
            start += 1  # 有业内人士, but 有分析
        return Phrase(start, end, self._manners.stands_for.get(form), self.names(start, end))

    def subject(self, at: int, floor: int) -> Phrase | None:
        """The subject of the sentence from `floor` up to `at`: the pronoun or name that it opens with."""
        start = self._past_openings(floor, at)
        if self._text.startswith(self._manners.pronouns, start):
            form = next(form for form in self._manners.pronouns if self._text.startswith(form, start))
            return Phrase(start, start + len(form), self._manners.stands_for[form], ())
        names = self.names(start, at)
        if not names:
            return None
        first = self._found[names[0]]
        if first.start - start > 12 or first.type not in HOUSES:
            return None
        return Phrase(first.start, first.end, None, names[:1])

    def report(self, start: int, end: int) -> str:
        """The verb that closes a cue with its speaker inside (据…报道), or the empty string."""
        return self._manners.reports.of(self._text, start, end)

    def ends_with_name(self, phrase: Phrase) -> bool:
        """Whether the phrase ends with a name."""
        return bool(phrase.names) and self._found[phrase.names[-1]].end == phrase.end

    def forecasts_by_trade(self, phrase: Phrase) -> bool:
        """Whether a broker, a bank or an analyst speaks, who need not mark what it expects (该行料)."""
        return phrase.stands_for in ("organization", "person", "spokesman", "nobody") or self._text.endswith(
            self._manners.houses, phrase.start, phrase.end
        )

    def names(self, start: int, end: int) -> tuple[int, ...]:
        """The names within ``start``–``end``: indices into `Document.found`."""
        first = bisect_left(self._starts, start)
        return tuple(
            index
            for index in range(first, bisect_left(self._starts, end, first))
            if self._found[index].kind == "entity" and self._found[index].end <= end
        )

    def _boundary(self, floor: int, end: int) -> int:
        """Where the phrase that ends at `end` starts; a title in 《》 is part of it, a dateline is not."""
        text = self._text
        limit = end
        if text.endswith("》", floor, end) and not text.endswith("讯》", floor, end):
            limit = max(text.rfind("《", floor, end), floor)
        start = max(
            floor, self._layout.clause(limit)[0], *(text.rfind(mark, floor, limit) + 1 for mark in EDGES)
        )
        closed = text.rfind("》", start, limit)
        return closed + 1 if closed >= 0 and text.rfind("《", start, closed) < 0 else start

    def _past_asides(self, floor: int, end: int, *, keep_acts: bool) -> int:
        """`end` moved left over brackets, asides, acts of publishing, dates and occasions."""
        while (left := self._past_one(floor, end, keep_acts=keep_acts)) < end:
            end = left
        return end

    def _past_one(self, floor: int, end: int, *, keep_acts: bool) -> int:
        if end <= floor:
            return end
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self._found[index].end == end:
            return self._past_mention(index, floor, end)
        text = self._text
        last = text[end - 1]
        if last in self._manners.closing:
            if last == " ":
                return end - 1
            if last in BRACKETS:
                opened = text.rfind(BRACKETS[last], floor, end)
                return opened if opened >= 0 else end
            if aside := self._manners.asides.of(text, floor, end):
                left = end - len(aside)
                return end if left <= floor or text[left - 1] in ALONE else left
        if not keep_acts and (act := self._manners.acts.of(text, floor, end)):
            left = end - len(act)
            return end if left <= floor or text[left - 1] in ALONE else left
        return self._past_course(floor, end) if last in self._manners.closing else end

    def _past_mention(self, index: int, floor: int, end: int) -> int:
        """Left of a date, or of whom the speaker spoke to (王立|向星河社)."""
        found = self._found[index]
        if found.kind == "date":
            return max(found.start, floor)
        addressed = found.start - 1
        return addressed if addressed > floor and self._text[addressed] in "向对" else end

    def _act_in(self, start: int, end: int) -> int | None:
        """Where a verb of publishing stands in a phrase: 星河科技|发布关于股价异动的公告."""
        verb = PUBLISHING.search(self._text, start + 2, end)
        return verb.start() if verb else None

    def _past_course(self, floor: int, end: int) -> int:
        for course in self._manners.courses:
            if self._text.endswith(course.closes, floor, end):
                opened = next(
                    (at for word in course.opens if (at := self._text.rfind(word, floor, end)) >= 0), end
                )
                if not any(mark in self._text[opened:end] for mark in "，,。；\n"):
                    return opened
        return end

    def _past_openings(self, start: int, end: int) -> int:
        start = self._past_dateline(start, end)
        while start < end and (right := self._past_opening(start, end)) > start:
            start = right
        return start

    def _past_opening(self, start: int, end: int) -> int:
        text = self._text
        if text[start] in " )）、·—-":
            return start + 1
        if numbered := NUMBERED.match(text, start, end):
            return numbered.end()
        index = bisect_left(self._starts, start)
        if (
            index < len(self._found)
            and self._found[index].start == start
            and self._found[index].kind == "date"
        ):
            return self._found[index].end
        if not text.startswith(self._manners.openings, start):
            return start
        opening = next(form for form in self._manners.openings if text.startswith(form, start))
        return start + len(opening)

    def _past_dateline(self, start: int, end: int) -> int:
        """Past 星河社北京5月3日讯(记者 王立)."""
        text = self._text
        at = text.rfind("讯", start, end)
        if at < 0 or not text.startswith((" ", ")", "）", "(", "（", "》", "】"), at + 1):
            return start
        closed = max(text.find(")", at, end), text.find("）", at, end)) if text[at + 1] in "(（" else -1
        return max(at, closed) + 1 + text.startswith("》", at + 1)
