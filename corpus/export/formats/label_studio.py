"""Label Studio tasks with the mentions as predictions, and the labelling configuration for them.

Label Studio counts code points (its pull request 1559, after issue 1008; older ones counted UTF-16 units).
"""

from collections.abc import Iterable
from pathlib import Path

import orjson

from corpus.export.formats.format import Format
from corpus.export.formats.lines import origin
from corpus.export.labels import LABELS, labels
from corpus.export.source import Story

CONFIG = "label_config.xml"


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.json``, a list of tasks."""
    path = folder / f"{split}.json"
    with path.open("wb") as file:
        separator = b"[\n"
        for story in stories:
            file.write(separator + orjson.dumps(_task(story)))
            separator = b",\n"
        file.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
    return [path]


def common(folder: Path) -> list[Path]:
    """Write the labelling configuration, to be pasted into a project's settings."""
    path = folder / CONFIG
    lines = "\n".join(f'    <Label value="{label}"/>' for label in LABELS)
    path.write_text(
        f'<View>\n  <Labels name="label" toName="text">\n{lines}\n  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n',
        encoding="utf-8",
    )
    return [path]


def _task(story: Story) -> dict[str, object]:
    result = [
        {
            "id": span.mention.id,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": span.start,
                "end": span.end,
                "text": span.mention.text,
                "labels": [span.label],
            },
        }
        for span in labels(story.extraction)
    ]
    return {
        "data": {"text": story.extraction.article.text, **origin(story)},
        "predictions": [{"model_version": f"caixun {story.extraction.ruleset}", "result": result}],
    }


FORMAT = Format(
    "label-studio",
    write,
    f"Paste `{CONFIG}` into a project's labelling setup, then import the JSON; offsets are code points.",
    common,
)
