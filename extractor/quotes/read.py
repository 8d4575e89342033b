"""Reading quotes: who said which passage, direct or reported.

A cue opens a passage that runs to the end of its sentence, or of its quotation marks; the full stop and
quotation marks around the whole are no part of it.
"""

import re
from typing import cast

from extractor.document import Document, Saying
from extractor.grammar.words import Hit
from extractor.quotes.cues import Cue, cue_words
from extractor.quotes.phrases import Phrase, Phrases
from extractor.quotes.speaker import Speakers

PAUSES = ("，", ",", "：", ":")
OPENERS, CLOSERS = ("“", '"', "「"), ("”", '"', "」")
CLOSER_OF = dict(zip(OPENERS, CLOSERS, strict=True))
OPENER_OF = dict(zip(CLOSERS, OPENERS, strict=True))
MARKED = PAUSES + OPENERS
STOPS = ("。", "！", "？", "；", "\n")
TRIMMED = "。！？!?；; \n"
BEFORE_SOURCE = ("", "另", "另外", "而", "但", "其中", "此外", "同时", "又")
TOLD = re.compile("[^，,。；\\n]{1,14}[，,：:]")
SPOKEN_AFTER = re.compile("[，,]?[^。，,；“”\\n]{1,25}(?:说|表示|称|指出|认为|强调|坦言|直言)")
UNKNOWN = 10
"""Characters that a speaker may have of whom nothing is known."""

BEFORE_SECOND_CUE = ("并", "还", "同时", "且")


def read_quotes(document: Document) -> list[Saying]:
    """Find the quotes of a document, in text order and without overlaps."""
    reader = _Reader(document)
    for hit in cue_words().find(document.text.folded):
        if hit.means is not None:
            reader.read(cast(Hit[Cue], hit))
    return reader.sayings


class _Reader:
    """Reads one document cue by cue."""

    def __init__(self, document: Document) -> None:
        self._text = document.text.folded
        self._layout = document.layout
        self._phrases = Phrases(document)
        self._speakers = Speakers(document, self._phrases)
        self._phrase: Phrase | None = None
        self.sayings: list[Saying] = []

    def read(self, hit: Hit[Cue]) -> None:
        """Add what the cue at `hit` opens, if it is one here."""
        if hit.start < self._said_to():
            self._within(hit)
        elif hit.means.passage == "ahead":
            self._source(hit)
        elif hit.means.passage == "told":
            self._told(hit)
        elif self._text.startswith(MARKED, hit.end):
            self._cue(hit, marked=True)
        elif self._text.startswith(STOPS, hit.end):
            phrase = self._phrases.before(hit.start, self._floor(hit.start), keep_acts=False)
            if phrase is not None:
                self._quoted_before(phrase, self._text[hit.start : hit.end])
        elif hit.means.passage == "any" or self._text.endswith(hit.means.after or ("\n",), 0, hit.start):
            self._cue(hit, marked=False)

    def _within(self, hit: Hit[Cue]) -> None:
        """A cue inside what is said: its speaker goes on, or behind a semicolon another one speaks."""
        last = self.sayings[-1]
        other = self._text.rfind("；", last.start, hit.start)
        if other < 0 or not self._text.startswith(MARKED, hit.end) or hit.means.passage in ("ahead", "told"):
            self._goes_on(hit)
            return
        self.sayings[-1] = last._replace(end=other)
        if not self._cue(hit, marked=True):
            self.sayings[-1] = last
            self._goes_on(hit)

    def _said_to(self) -> int:
        return self.sayings[-1].end if self.sayings else 0

    def _floor(self, at: int) -> int:
        """Where the sentence of `at` starts, or what was said before it in that sentence ends."""
        return max(self._layout.sentence(at)[0], self._said_to())

    def _cue(self, hit: Hit[Cue], *, marked: bool) -> bool:
        """X称，…: a speaker, its cue, and what is said. Returns whether there is one."""
        if self._text.startswith("的", hit.end):
            return False
        kind = hit.means.kind
        floor = self._floor(hit.start)
        phrase = self._phrases.before(hit.start, floor, keep_acts=kind == "show")
        if phrase is None:
            if kind == "predict" and not marked and self._text[hit.start : hit.end] != "料":
                return False
            phrase = self._phrases.subject(hit.start, floor)
        if phrase is None or not self._may_speak(phrase, hit.means, marked=marked):
            return False
        cue = self._text[hit.start : hit.end]
        self._quoted_before(phrase, cue)
        self._say(phrase, hit.end, cue, f"quote.{kind}")
        return True

    def _told(self, hit: Hit[Cue]) -> None:
        """X告诉记者，…: who is told stands between the cue and what is said."""
        pause = TOLD.match(self._text, hit.end)
        phrase = self._phrases.before(hit.start, self._floor(hit.start), keep_acts=False)
        if pause and phrase is not None and self._may_speak(phrase, hit.means, marked=True):
            self._quoted_before(phrase, self._text[hit.start : hit.end])
            self._say(phrase, pause.end() - 1, self._text[hit.start : hit.end], f"quote.{hit.means.kind}")

    def _may_speak(self, phrase: Phrase, cue: Cue, *, marked: bool) -> bool:
        """Whether a phrase can be a speaker: one that is known, or a short one before a marked passage."""
        if phrase.stands_for == "self":
            return False
        if cue.kind == "predict" and not marked:
            return self._phrases.forecasts_by_trade(phrase)
        if phrase.stands_for or self._phrases.ends_with_name(phrase):
            return True
        length = phrase.end - phrase.start
        if not marked or length < 2:
            return False
        return bool(phrase.names) if cue.kind in ("say", "think") and length > UNKNOWN else length <= UNKNOWN

    def _source(self, hit: Hit[Cue]) -> None:
        """据X报道，…: a cue with its speaker inside, and what is said."""
        text = self._text
        clause, clause_end = self._layout.clause(hit.start)
        opened = max(clause, text.rfind("(", clause, hit.start) + 1, text.rfind("（", clause, hit.start) + 1)
        end = clause_end - 1
        if not text.startswith(PAUSES, end) or text[opened : hit.start].strip() not in BEFORE_SOURCE:
            return
        verb = self._phrases.report(hit.end, end)
        phrase = self._phrases.before(end - len(verb), hit.end, keep_acts=True)
        if phrase and (verb or phrase.stands_for or self._phrases.ends_with_name(phrase)):
            cue = text[hit.start : hit.end]
            self._say(phrase, end, f"{cue}…{verb}" if verb else cue, "quote.source")

    def _quoted_before(self, phrase: Phrase, cue: str) -> None:
        """“…。”X说: the passage stands in quotation marks before its speaker."""
        text = self._text
        closed = phrase.start - (2 if text.startswith(PAUSES, phrase.start - 1) else 1)
        if closed < 0 or not text.startswith(CLOSERS, closed):
            return
        opened = text.rfind(OPENER_OF[text[closed]], self._said_to(), closed)
        if opened >= 0 and "\n" not in text[opened:closed]:
            self._add(phrase, opened + 1, self._trimmed(opened + 1, closed), cue, "quote.before")

    def _goes_on(self, hit: Hit[Cue]) -> None:
        """X称，…，预测…: the same speaker goes on with a second cue."""
        last = self.sayings[-1]
        before = hit.start
        for word in BEFORE_SECOND_CUE:
            if self._text.endswith(word, last.start, before):
                before -= len(word)
        goes_on = before > last.start + 1 and self._text.startswith(PAUSES, before - 1)
        if goes_on and self._phrase and hit.means.goes_on:
            self.sayings[-1] = last._replace(end=before - 1)
            self._say(self._phrase, hit.end, self._text[hit.start : hit.end], f"quote.{hit.means.kind}")

    def _say(self, phrase: Phrase, at: int, cue: str, rule: str) -> None:
        """Add the passage after a cue that ends at `at`, and the quotation that may follow its sentence."""
        text = self._text
        start = at
        while start < len(text) and text[start] in "，,：: ":
            start += 1
        _, end = self._layout.sentence(start)
        outer = self._outer(start)
        if outer:
            self._add(phrase, start + 1, outer, cue, rule)
            return
        self._add(phrase, start, self._trimmed(start, end), cue, rule)
        outer = self._outer(end)
        if outer and not SPOKEN_AFTER.match(text, text.find(CLOSER_OF[text[end]], end) + 1):
            self._add(phrase, end + 1, outer, None, "quote.direct")

    def _outer(self, opened: int) -> int:
        """Where the saying in quotation marks that open at `opened` ends; 0 where they hold no whole one."""
        text = self._text
        if not text.startswith(OPENERS, opened):
            return 0
        closed = text.find(CLOSER_OF[text[opened]], opened + 1)
        if closed < 0 or "\n" in text[opened:closed]:
            return 0
        after = closed + 1
        whole = after == len(text) or text.startswith(STOPS, after) or text[closed - 1] in TRIMMED
        return self._trimmed(opened + 1, closed) if whole else 0

    def _trimmed(self, start: int, end: int) -> int:
        """`end` without the stop, a quotation mark or a bracket that was opened before `start`."""
        text = self._text
        end = self._without_stop(start, end)
        closer = text[end - 1 : end]
        if closer in OPENER_OF and text.count(closer, start, end) > text.count(
            OPENER_OF[closer], start, end - 1
        ):
            end = self._without_stop(start, end - 1)
        for opened, closed in ("()", "（）"):
            if text.count(closed, start, end) > text.count(opened, start, end):
                end = text.rfind(closed, start, end)
        return end

    def _without_stop(self, start: int, end: int) -> int:
        while end > start and self._text[end - 1] in TRIMMED:
            end -= 1
        return end

    def _add(self, phrase: Phrase, start: int, end: int, cue: str | None, rule: str) -> None:
        if end > start:
            speaker = self._speakers.who(phrase, start)
            self._phrase = phrase
            self.sayings.append(Saying(speaker, self._text[phrase.start : phrase.end], start, end, cue, rule))
