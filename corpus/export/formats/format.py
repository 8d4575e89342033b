"""What a format is: how it writes the stories of one split, and what belongs to the whole dataset."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from corpus.export.source import Story


def nothing(folder: Path) -> list[Path]:
    """The common files of a format that has none."""
    return []


class Format(NamedTuple):
    """A format by its name on the command line.

    `write` writes the stories of one split, ``write(stories, folder, split)``, and gives the files written;
    `common` writes what every split shares, such as a list of labels. `reading` says how a person loads it.
    """

    name: str
    write: Callable[[Iterable[Story], Path, str], list[Path]]
    reading: str
    common: Callable[[Path], list[Path]] = nothing
