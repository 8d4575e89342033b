"""Golden files: articles with the records that an extractor is to give for them.

A golden file is one article, ``NAME.json``, a record a line so that a change of it reads well, or many,
``NAME.jsonl``. An article whose records are still to be blessed is ``NAME.txt``.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from corpus.evaluation.annotated import Annotated, Json, annotated, read_annotated
from corpus.evaluation.difference import Difference, differences
from corpus.evaluation.report import report
from corpus.evaluation.shape import LISTS
from schemas import fixed_point
from schemas.errors import InputError


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden article: where it is or will be kept, its text, and its records once there are any."""

    path: Path
    text: str
    article: Annotated | None = None

    @property
    def name(self) -> str:
        """What the article is called in the names of tests."""
        several = self.article is not None and self.path.suffix == ".jsonl"
        return f"{self.path.stem}-{self.article.id}" if several and self.article else self.path.stem


def golden_files(folder: Path) -> list[Path]:
    """The golden files of a folder, in the order of their names."""
    return sorted(path for path in folder.glob("*.json*") if path.suffix in (".json", ".jsonl"))


def read_goldens(folder: Path) -> list[Golden]:
    """Every golden article of a folder, and its articles that have no golden file yet."""
    goldens = [golden for path in golden_files(folder) for golden in _read(path)]
    kept = {golden.path.stem for golden in goldens}
    for path in sorted(folder.glob("*.txt")):
        if path.stem not in kept:
            goldens.append(Golden(path.with_suffix(".json"), path.read_text(encoding="utf-8")))
    return goldens


def read_golden(path: Path, text: str) -> Golden:
    """The golden article of `text`, which is kept in a file of its own, or is to be.

    Raises InputError when the file is of another text.
    """
    if not path.exists():
        return Golden(path, text)
    (golden,) = _read(path)
    if golden.text != text:
        raise InputError(
            "the golden file is of another text", where=str(path), mend="remove it, and bless anew"
        )
    return golden


def found_by(extracted: object, text: str) -> Annotated:
    """What an extractor gave for `text`: an Extraction, an object of the same shape, or a list of mentions.

    Mentions are mappings, pydantic models, dataclasses or named tuples with fields of the output contract.
    """
    given = _plain(extracted)
    if isinstance(given, Mapping):
        return annotated({**given, "article": {**(given.get("article") or {}), "text": text}}, where="found")
    if not isinstance(given, list):
        raise InputError(f"an extractor gives records or a list of mentions, not {type(given).__name__}")
    return annotated({"text": text, "mentions": given}, where="found")


def compare(golden: Annotated, found: Annotated, kinds: Collection[str] = ()) -> list[Difference]:
    """What differs, of the lists that both have; of `kinds` (``money``, ``facts`` …) only, where given."""
    return [each for each in differences(golden, found) if not kinds or each.aspect in kinds]


def told(path: Path, found: list[Difference]) -> str:
    """The differences from a golden file, as a test reports them."""
    lines = [f"{path.name}: {len(found)} records differ from the golden file (accept them with --bless)"]
    return "\n".join([*lines, *(report(each, ("golden", "found")) for each in found)])


def bless(golden: Golden, found: Annotated) -> None:
    """Write what was found as the golden records; what else the file says of its articles stays."""
    golden.path.parent.mkdir(parents=True, exist_ok=True)
    if golden.path.suffix == ".jsonl":
        lines = [orjson.loads(line) for line in golden.path.read_bytes().splitlines() if line.strip()]
        blessed = [_blessed(line, found) if annotated(line).text == found.text else line for line in lines]
        golden.path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in blessed))
        return
    new = {"id": golden.path.stem, "text": found.text}
    before = orjson.loads(golden.path.read_bytes()) if golden.path.exists() else new
    golden.path.write_text(_record_a_line(_blessed(before, found)), encoding="utf-8")


def _read(path: Path) -> list[Golden]:
    if path.suffix == ".jsonl":
        return [Golden(path, article.text, article) for article in read_annotated(path)]
    try:
        document = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}", where=str(path)) from error
    article = annotated(document, where=str(path))
    return [Golden(path, article.text, article)]


def _plain(given: object) -> Any:
    """Records as JSON values: of mappings, pydantic models, dataclasses, named tuples, or lists of them."""
    if hasattr(given, "model_dump"):
        return given.model_dump(mode="json")
    if hasattr(given, "_asdict"):
        return _plain(given._asdict())
    if is_dataclass(given) and not isinstance(given, type):
        return _plain(asdict(given))
    if isinstance(given, Decimal):
        return fixed_point(given)
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, Mapping):
        return {key: _plain(value) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [_plain(one) for one in given]
    return given


def _blessed(document: Json, found: Annotated) -> dict[str, Any]:
    return {**document, **{name: list(found.lists[name]) for name in LISTS if name in found.lists}}


def _record_a_line(document: Mapping[str, Any]) -> str:
    def line(value: object) -> str:
        return orjson.dumps(value).decode()

    fields = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            records = ",\n".join(f"    {line(record)}" for record in value)
            fields.append(f"  {line(key)}: [\n{records}\n  ]")
        else:
            fields.append(f"  {line(key)}: {line(value)}")
    return "{\n" + ",\n".join(fields) + "\n}\n"
