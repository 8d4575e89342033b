"""JSON Lines with spans by character, as spaCy's projects and Prodigy take them."""

from collections.abc import Iterable
from pathlib import Path

import orjson

from corpus.export.formats.format import Format
from corpus.export.labels import labels
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.jsonl``: the text, its spans in code points, and where it is from."""
    path = folder / f"{split}.jsonl"
    with path.open("wb") as lines:
        for story in stories:
            article = story.extraction.article
            line = {
                "text": article.text,
                "spans": [
                    {"start": span.start, "end": span.end, "label": span.label}
                    for span in labels(story.extraction)
                ],
                "meta": {
                    "article": story.article,
                    "title": article.title,
                    "publisher": article.publisher,
                    "published": article.published,
                },
            }
            lines.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    return [path]


FORMAT = Format(
    "spacy-jsonl", write, "`srsly.read_jsonl(path)`, then `doc.char_span(start, end, label)` of each span."
)
