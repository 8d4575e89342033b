"""The version of the rules: a hash of all that decides what is read, in every record."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter
from pathlib import Path

from extractor.settings import DEFAULT, Settings

RULES = (".py", ".toml", ".tsv", ".csv", ".txt", ".json")


@cache
def ruleset(settings: Settings = DEFAULT) -> str:
    """Hash of rules, lexicons and settings: twelve hexadecimal digits, the same on every machine."""
    hashed = hashlib.sha256()
    for package in ("schemas", "extractor"):
        for path, file in sorted(_rule_files(files(package), package), key=itemgetter(0)):
            hashed.update(f"{path}\n".encode() + file.read_bytes())
    for lexicon in settings.lexicons:
        hashed.update(b"lexicon\n" + Path(lexicon).read_bytes())
    return hashed.hexdigest()[:12]


def _rule_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _rule_files(entry, name)
        elif entry.name.endswith(RULES):
            yield name, entry
