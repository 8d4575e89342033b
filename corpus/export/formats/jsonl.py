"""JSON Lines: the records as the output contract has them, one article a line."""

from collections.abc import Iterable
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.jsonl``."""
    path = folder / f"{split}.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for story in stories:
            lines.write(story.extraction.model_dump_json() + "\n")
    return [path]


FORMAT = Format(
    "jsonl", write, "`schemas.Extraction.model_validate_json(line)` of each line, or any JSON library."
)
