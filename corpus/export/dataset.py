"""Making a dataset: stories of a source, selected and split, written in a format, with its card."""

import shlex
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from corpus.export.card import About, Tally, card
from corpus.export.datapackage import datapackage
from corpus.export.formats.format import Format
from corpus.export.selection import Selection
from corpus.export.source import Source
from corpus.export.splits import in_splits
from schemas.errors import UsageError

CARD = "README.md"
PACKAGE = "datapackage.json"


class Written(NamedTuple):
    """What was written: the files, and the counts."""

    files: list[Path]
    tally: Tally


def write_dataset(
    source: Source,
    folder: Path,
    *,
    format: Format,  # noqa: A002
    selection: Selection,
    splits: Mapping[str, int],
    f1: Mapping[str, str],
    command: list[str],
) -> Written:
    """Write a dataset into `folder`, which must be empty or not there: all of it, or nothing.

    `f1` are the error rates known, by level; `command` is what made it, for the card. Raises UsageError for a
    folder with something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(
            "the folder is not empty", where=str(folder), mend="give another, or remove it first"
        )
    parts = in_splits(selection.listed(source.listed(where=selection.where)), splits)
    about = About(
        source=source.name,
        reading=format.reading,
        command=shlex.join(command),
        format=format.name,
        version=version("caixun"),
        f1=f1,
    )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".caixun-export-") as scratch:
        draft = Path(scratch) / "dataset"
        draft.mkdir()
        tally = Tally()
        files = format.common(draft)
        for split, articles in parts.items():
            taken = (story for each in source.stories(articles) if (story := selection.take(each)))
            files += format.write(tally.counted(taken, split), draft, split)
        files.append(draft / CARD)
        files[-1].write_text(card(tally, about), encoding="utf-8")
        package = datapackage(draft, files, title=f"Press coverage from {source.name}", version=about.version)
        files.append(draft / PACKAGE)
        files[-1].write_bytes(package)
        draft.rename(folder)
    return Written([folder / path.relative_to(draft) for path in files], tally)
