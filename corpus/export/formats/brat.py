"""brat's standoff: for each article its text, and its mentions with what they say as notes.

Offsets are code points. A mention that a line break cuts is written in fragments, as brat wants it.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.labels import LABELS, Label, labels
from corpus.export.source import Story
from schemas import EntityMention

LINE_BREAK = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
"""Every character that Python, in which brat is written, ends a line at."""


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT/ARTICLE.txt`` and ``.ann``."""
    files: list[Path] = []
    (folder / split).mkdir(exist_ok=True)
    for story in stories:
        text = folder / split / f"{story.article}.txt"
        text.write_text(story.extraction.article.text, encoding="utf-8", newline="")
        standoff = text.with_suffix(".ann")
        standoff.write_text("".join(_lines(story)), encoding="utf-8", newline="")
        files += [text, standoff]
    return files


def common(folder: Path) -> list[Path]:
    """Write the configuration that names the labels."""
    path = folder / "annotation.conf"
    path.write_text(
        "[entities]\n" + "\n".join(LABELS) + "\n\n[relations]\n\n[events]\n\n[attributes]\n", encoding="utf-8"
    )
    return [path]


def _lines(story: Story) -> Iterator[str]:
    names = {entity.id: entity for entity in story.extraction.entities}
    for number, span in enumerate(labels(story.extraction), 1):
        yield f"T{number}\t{span.label} {_fragments(span)}\t{_on_one_line(span.mention.text)}\n"
        if isinstance(span.mention, EntityMention):
            entity = names[span.mention.entity]
            note = " ".join((entity.name, *(f"{key}:{value}" for key, value in entity.identifiers.items())))
        else:
            note = span.mention.value.model_dump_json(exclude_none=True, exclude={"kind"})
        yield f"#{number}\tAnnotatorNotes T{number}\t{_on_one_line(note)}\n"


def _fragments(span: Label) -> str:
    pieces = re.finditer(rf"[^{LINE_BREAK}]+", span.mention.text)
    return ";".join(f"{span.start + piece.start()} {span.start + piece.end()}" for piece in pieces)


def _on_one_line(text: str) -> str:
    return re.sub(rf"[{LINE_BREAK}]+", " ", text)


FORMAT = Format(
    "brat", write, "Put the folder into brat's data directory; the notes of a span say its value.", common
)
