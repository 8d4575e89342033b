"""``datapackage.json``: the files of a dataset by the Data Package standard, with hashes and columns."""

import hashlib
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

FIELD_TYPES = {"int32": "integer", "int64": "integer", "date32[day]": "date", "string": "string"}
"""Types of the standard for Arrow's; lists and structs are arrays, decimals numbers."""

MEDIA_TYPES = {
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".conll": "text/plain",
    ".ann": "text/plain",
    ".conf": "text/plain",
    ".spacy": "application/octet-stream",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def datapackage(folder: Path, files: Iterable[Path], *, title: str, version: str) -> bytes:
    """The description of the dataset whose `files` lie in `folder`."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "caixun-dataset",
        "title": title,
        "version": version,
        "resources": [_resource(folder, path) for path in sorted(files)],
    }
    return orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _resource(folder: Path, path: Path) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    content = path.read_bytes()
    resource: dict[str, Any] = {
        "name": name.lower().replace("/", "-").replace(".", "-"),
        "path": name,
        "format": path.suffix[1:],
        "mediatype": MEDIA_TYPES.get(path.suffix)
        or mimetypes.guess_type(name)[0]
        or "application/octet-stream",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if path.suffix == ".csv":
        resource |= {"encoding": "utf-8", "schema": {"fields": _fields(path.stem)}}
    return resource


def _fields(table: str) -> list[dict[str, str]]:
    from corpus.export.tables import TABLES

    return [{"name": field.name, "type": _type(str(field.type))} for field in TABLES[table]]


def _type(arrow: str) -> str:
    if arrow.startswith("decimal"):
        return "number"
    return FIELD_TYPES.get(arrow, "array")
