"""The attribution cues: words by which a passage is somebody else's, and what they tell of it.

Facts use them as well, to know whose figure it is and whether it is a forecast.
"""

from functools import cache
from typing import Literal

from extractor.grammar.lexicon import LexiconError, Row, load_rows
from extractor.grammar.words import Words

CueKind = Literal["say", "think", "predict", "show", "announce", "source"]


class CueExample(Row):
    """A sentence with the passage marked, and its speaker as printed."""

    text: str
    speaker: str


class Cue(Row):
    """Cues of one behaviour; the fields are described in `lexicons/cues.toml`."""

    kind: CueKind
    passage: Literal["marked", "any", "ahead", "told"]
    forms: tuple[str, ...]
    goes_on: bool = False
    after: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    examples: tuple[CueExample, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of the cue lexicon."""
    return load_rows("cues.toml", "cue", Cue)


@cache
def cue_words() -> Words[Cue | None]:
    """An automaton over all cues; a word that only looks like a cue means None."""
    means: dict[str, Cue | None] = {}
    for cue in cues():
        for form in cue.forms:
            if form in means:
                raise LexiconError(f"lexicons/cues.toml: {form!r} stands in two rows; keep one")
            means[form] = cue
    for cue in cues():
        for word in cue.leaves:
            if means.setdefault(word, None) is not None:
                raise LexiconError(f"lexicons/cues.toml: {word!r} is both a cue and left; keep one")
    return Words(means.items())
