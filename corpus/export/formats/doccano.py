"""doccano's JSONL for sequence labelling.

doccano counts UTF-16 code units, unless a project counts grapheme clusters (doccano issue 2290).
"""

from collections.abc import Iterable
from pathlib import Path

import orjson

from corpus.export.formats.format import Format
from corpus.export.labels import labels, utf16
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.jsonl``: the text, its labels as ``[start, end, label]``, and where it is from."""
    path = folder / f"{split}.jsonl"
    with path.open("wb") as lines:
        for story in stories:
            article = story.extraction.article
            spans = utf16(article.text, labels(story.extraction))
            line = {
                "text": article.text,
                "label": [[span.start, span.end, span.label] for span in spans],
                "article": story.article,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.published,
            }
            lines.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    return [path]


FORMAT = Format(
    "doccano", write, "Import into a sequence labelling project as JSONL; offsets are UTF-16 code units."
)
