"""Decoding: from bytes to text, and the encoding that was chosen.

A byte-order mark decides; else what the source declares, if the bytes agree; else UTF-8; else GB18030 or
Big5, told apart by a detector. Bytes that are none of these are an error, never mojibake.
"""

import codecs
import re
from typing import NamedTuple

from schemas.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BELIEVED = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz": "hz",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "big5hkscs",
}
"""Declared encodings that can hold Chinese → what reads them; pages that say GB2312 hold GBK."""
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(raw: bytes, *, declared: str | None = None, where: str | None = None) -> Decoded:
    """Decode an article's bytes; `declared` is what its source says of the encoding.

    Raises InputError, naming `where`, for binary data and for text in no encoding of the Chinese press.
    """
    for mark, marked in MARKS:
        if raw.startswith(mark):
            return _marked(raw, marked, where)
    for likely in (_believed(declared), "utf-8"):
        if likely is not None and (text := _strictly(raw, likely)) is not None:
            return Decoded(text, likely)
    if BINARY.search(raw):
        raise InputError("binary data, not text", where=where, mend="give a text, HTML or JSON Lines file")
    detected = _detected(raw)
    if detected is not None and (text := _strictly(raw, detected)) is not None:
        return Decoded(text, detected)
    raise InputError(
        f"not valid UTF-8, GB18030 or Big5 (byte {_first_fault(raw):,})",
        where=where,
        mend="convert it to UTF-8",
    )


def _marked(raw: bytes, encoding: str, where: str | None) -> Decoded:
    text = _strictly(raw, encoding)
    if text is None:
        raise InputError(
            f"begins with the mark of {encoding.upper()}, but is not", where=where, mend="convert it to UTF-8"
        )
    return Decoded(text, encoding.removesuffix("-sig"))


def _believed(declared: str | None) -> str | None:
    """The codec for a declared encoding, or None where that is unknown or cannot hold Chinese."""
    try:
        return BELIEVED.get(codecs.lookup((declared or "").strip()).name)
    except (LookupError, ValueError):
        return None


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=["gb18030", "big5"]).best()
    if best is not None:
        return BELIEVED[best.encoding]
    return "gb18030" if _strictly(raw, "gb2312") is not None else None  # too short for the detector


def _first_fault(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start + 1
    return len(raw)
