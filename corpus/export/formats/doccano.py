"""doccano's JSONL for sequence labelling.

doccano counts UTF-16 code units, unless a project counts grapheme clusters (doccano issue 2290).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.export.formats.format import Format
from corpus.export.formats.lines import origin, write_lines
from corpus.export.labels import labels, utf16
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.jsonl``: the text, its labels as ``[start, end, label]``, and where it is from."""
    return write_lines(folder / f"{split}.jsonl", stories, _line)


def _line(story: Story) -> dict[str, Any]:
    text = story.extraction.article.text
    spans = utf16(text, labels(story.extraction))
    return {
        "text": text,
        "label": [[span.start, span.end, span.label] for span in spans],
        **origin(story),
    }


FORMAT = Format(
    "doccano", write, "Import into a sequence labelling project as JSONL; offsets are UTF-16 code units."
)
