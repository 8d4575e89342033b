"""WARC: the HTML pages of a web archive, by fastwarc."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.readers.item import Input, Item, Options, oversize
from schemas.errors import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
OK = 200
END_OF_RECORD = b"\r\n\r\n"


class Feed:
    """The stream as fastwarc wants it. An error ends it and is kept in `error`, as none may cross Rust."""

    def __init__(self, source: Input) -> None:
        self._stream = source.stream
        self.at = 0
        self.tail = b""
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """Read the next bytes, none where the stream is broken."""
        try:
            chunk = self._stream.read1(size)
        except (InputError, OSError) as error:
            self.error = error
            return b""
        self.at += len(chunk)
        self.tail = (self.tail + chunk[-4:])[-4:]
        return chunk

    def tell(self) -> int:
        """Bytes read so far."""
        return self.at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Say where the stream stands: it only ever goes forward."""
        if (whence, offset) not in ((os.SEEK_CUR, 0), (os.SEEK_SET, self.at)):
            raise OSError("a stream cannot be wound back")
        return self.at

    def close(self) -> None:
        """Nothing: whoever opened the stream closes it."""


def read_warc(source: Input, options: Options) -> Iterator[Item]:
    """Every page that was answered with 200.

    Raises InputError where the archive is cut off, saying how far it came.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    feed = Feed(source)
    records = ArchiveIterator(
        feed, record_types=WarcRecordType.response, auto_decode="all", stream_detect=False
    )
    count = 0
    try:
        for record in records:
            if (item := _page(record, f"{source.name}:{count + 1}", options)) is not None:
                if _is_short(record, item):
                    break
                yield item
            count += 1
        error = feed.error or (None if feed.tail in (END_OF_RECORD, b"") else EOFError("no end of record"))
    except (OSError, EOFError, ValueError) as broken:
        error = feed.error or broken
    if error:
        raise InputError(
            f"cut off or damaged after {count:,} records ({getattr(error, 'what', error)})",
            where=source.name,
            mend="what came before it was kept; get the file again and run again",
        ) from error


def _page(record: "WarcRecord", place: str, options: Options) -> Item | None:
    """The item of a record, or None where it holds no page."""
    form = FORMS.get((record.http_content_type or "").lower())
    if record.http_headers is None or record.http_headers.status_code != OK or form is None:
        return None
    data = record.reader.read(options.max_item + 1)
    if len(data) > options.max_item:
        return oversize(place, data, options)
    hints = options.hints(source=record.headers.get("WARC-Target-URI"))
    declared = options.encoding or record.http_charset
    return Item("text" if form == "text" else "html", data, place, declared, hints)


def _is_short(record: "WarcRecord", item: Item) -> bool:
    """Whether the record says that it is longer than what came of it."""
    coded = record.http_headers.get("Content-Encoding") or record.http_headers.get("Transfer-Encoding")
    return item.form != "oversize" and not coded and len(item.data) < record.content_length
