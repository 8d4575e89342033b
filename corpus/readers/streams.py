"""Bytes of a file, expanded: gzip, bzip2 and Zstandard by their first bytes, within a limit."""

import bz2
import gzip
import io
import sys
import zlib
from collections.abc import Callable
from typing import IO, Protocol, cast

from schemas.errors import InputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAGIC: dict[bytes, Callable[..., object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\x28\xb5\x2f\xfd": zstd.open,
}
BROKEN = (EOFError, OSError, zlib.error, zstd.ZstdError)


class Tally:
    """How many bytes of the sources, as they lie on disk, have been read: for the time that is left."""

    def __init__(self) -> None:
        self.read = 0
        self.total = 0


class Expanding(Protocol):
    """A decompressing file: `read1` gives what it has before it stumbles over damage."""

    def read1(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes, with one read of what is underneath."""


class Limited(io.RawIOBase):
    """A stream that ends where it is broken, or at `limit` bytes, in an InputError saying how far it came."""

    def __init__(self, inner: Expanding, *, name: str, limit: int) -> None:
        self._inner = inner
        self._name = name
        self._left = limit
        self._limit = limit

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read the next bytes; raises InputError where the file is cut off, damaged or over the limit."""
        view = memoryview(cast("bytearray", buffer))
        try:
            chunk = self._inner.read1(min(len(view), 1 << 16))
        except BROKEN as error:
            came = self._limit - self._left
            raise InputError(
                f"cut off or damaged after {came:,} bytes ({error})",
                where=self._name,
                mend="what came before it was kept; get the file again and run again",
            ) from error
        self._left -= len(chunk)
        if self._left < 0:
            raise InputError(
                f"expands to more than {self._limit:,} bytes",
                where=self._name,
                mend="what came before it was kept; raise --max-bytes if the file is what you expect",
            )
        view[: len(chunk)] = chunk
        return len(chunk)


class Counted(io.RawIOBase):
    """A stream whose bytes are counted in a Tally as they are read."""

    def __init__(self, inner: IO[bytes], tally: Tally) -> None:
        self._inner = inner
        self._tally = tally

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read the next bytes."""
        view = memoryview(cast("bytearray", buffer))
        chunk = self._inner.read(len(view))
        self._tally.read += len(chunk)
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the file underneath too."""
        self._inner.close()
        super().close()


def expand(raw: IO[bytes] | io.RawIOBase, *, name: str, limit: int) -> io.BufferedReader:
    """The bytes of `raw`, expanded where its first bytes say that it is compressed, once or twice over."""
    stream = raw if isinstance(raw, io.BufferedReader) else _buffered(raw)
    for _ in range(2):
        head = stream.peek(4)[:4]
        opener = next((opener for magic, opener in MAGIC.items() if head.startswith(magic)), None)
        if opener is None:
            break
        stream = _buffered(Limited(cast("Expanding", opener(stream, "rb")), name=name, limit=limit))
    return stream


def _buffered(stream: object) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", stream), 1 << 16)
