"""JSON Lines with spans by character, as spaCy's projects and Prodigy take them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.export.formats.format import Format
from corpus.export.formats.lines import origin, write_lines
from corpus.export.labels import labels
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.jsonl``: the text, its spans in code points, and where it is from."""
    return write_lines(folder / f"{split}.jsonl", stories, _line)


def _line(story: Story) -> dict[str, Any]:
    spans = labels(story.extraction)
    return {
        "text": story.extraction.article.text,
        "spans": [{"start": span.start, "end": span.end, "label": span.label} for span in spans],
        "meta": origin(story),
    }


FORMAT = Format(
    "spacy-jsonl", write, "`srsly.read_jsonl(path)`, then `doc.char_span(start, end, label)` of each span."
)
