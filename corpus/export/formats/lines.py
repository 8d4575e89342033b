"""JSON Lines of labelled texts, which several tools read, each with fields of its own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson

from corpus.export.source import Story


def origin(story: Story) -> dict[str, Any]:
    """Where a text is from, for the columns or the metadata of a tool."""
    article = story.extraction.article
    return {
        "article": story.article,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
    }


def write_lines(path: Path, stories: Iterable[Story], line: Callable[[Story], dict[str, Any]]) -> list[Path]:
    """Write a line for each story."""
    with path.open("wb") as file:
        for story in stories:
            file.write(orjson.dumps(line(story), option=orjson.OPT_APPEND_NEWLINE))
    return [path]
