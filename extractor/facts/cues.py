"""Cues: the words around a number that tell its measure and its modality."""

from functools import cache
from typing import Literal

from extractor.grammar.lexicon import Row, load_rows

CueCode = Literal[
    "yoy", "qoq", "rise", "fall", "to", "growth", "drop", "cagr", "share", "each", "base", "from", "total",
    "same", "denied", "none",
]  # fmt: skip


class Cue(Row):
    """Words that tell a measure; explained at the head of ``lexicons/measures.toml``."""

    code: CueCode
    forms: tuple[str, ...]
    market: bool = False


class ModalCue(Row):
    """Words that tell a modality; explained at the head of ``lexicons/modalities.toml``."""

    modality: Literal["target", "forecast", "consensus", "estimated", "valued", "none"]
    forms: tuple[str, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of ``lexicons/measures.toml``."""
    return load_rows("measures.toml", "cue", Cue)


@cache
def modal_cues() -> tuple[ModalCue, ...]:
    """The rows of ``lexicons/modalities.toml``."""
    return load_rows("modalities.toml", "modality", ModalCue)
