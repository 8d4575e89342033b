"""CoNLL's columns: a character and its IOB tag a line, an empty line between sentences.

White space has no line; a line break of the text ends a sentence, and so do 。！？ outside of a mention.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.labels import labels
from corpus.export.source import Story

DOCUMENT = "-DOCSTART- -X- O O\n\n"
STOPS = frozenset("。！？")


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.conll``, a document each."""
    path = folder / f"{split}.conll"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for story in stories:
            file.write(DOCUMENT)
            file.writelines(_lines(story))
    return [path]


def _lines(story: Story) -> Iterator[str]:
    text = story.extraction.article.text
    tags = ["O"] * len(text)
    for start, end, label, _ in labels(story.extraction):
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    begun = False
    for char, tag in zip(text, tags, strict=True):
        ends = char in "\r\n"
        if not char.isspace():
            yield f"{char} -X- O {tag}\n"
            begun, ends = True, char in STOPS and tag == "O"
        if ends and begun:
            yield "\n"
            begun = False
    if begun:
        yield "\n"


FORMAT = Format(
    "conll", write, "`spacy.training.converters.conll_ner_to_docs`, or any reader of CoNLL-2003 columns."
)
