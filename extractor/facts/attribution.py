"""Attribution: who says a fact, by the quotes of the text and by the document that a sentence reports."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.document import Document, Saying
from extractor.facts.cast import name_of
from extractor.facts.words import outlets

# Documents and phrases in which a company speaks of itself, without its name.
TOLD_BY_ITSELF = (
    "公司", "集团", "公告", "招股书", "招股说明书", "年报", "财报", "半年报", "中报", "季报", "预告", "快报",
    "文件", "管理层",
)  # fmt: skip


class Attribution:
    """Who speaks at a place of the text: the speaker of a quote, to the end of the sentence it ends in."""

    def __init__(self, document: Document, sayings: Sequence[Saying]) -> None:
        said = sorted(
            (saying for saying in sayings if saying.speaker is not None), key=lambda saying: saying.start
        )
        self._document = document
        self._said = said
        self._starts = [saying.start for saying in said]
        sentence = document.layout.sentence
        self._reach = [sentence(max(saying.start, saying.end - 1))[1] for saying in said]

    def at(self, offset: int) -> Saying | None:
        """The quote with a known speaker whose reach holds `offset`, or null for the paper's own voice."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        return self._said[index] if offset < self._reach[index] else None

    def teller(self, saying: Saying, company: int | None) -> int | None:
        """Who says it: of a phrase without a name of its own (公告称, 公司表示) the `company` at hand, not
        the broker or the outlet that spoke before.
        """
        speaker, phrase = saying.speaker, saying.speaker_text or ""
        if speaker is None or company is None or speaker == company or not phrase.endswith(TOLD_BY_ITSELF):
            return speaker
        house = self._document.things[speaker]
        if house.type != "company" or not name_of(self._document, speaker).endswith(outlets()):
            return speaker
        text, found = self._document.text.folded, self._document.found
        named = any(text[found[index].start : found[index].end] in phrase for index in house.mentions)
        return speaker if named else company
