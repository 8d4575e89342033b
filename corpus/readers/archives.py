"""Zip and tar archives: their members, read in place; nothing is ever unpacked to disk."""

import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from corpus.readers.item import Input
from corpus.readers.streams import expand
from schemas.errors import InputError

IN_MEMORY = 64 << 20


def zip_members(source: Input, *, limit: int) -> Iterator[Input]:
    """The files in a zip archive, in its order; raises InputError where it is damaged or locked."""
    try:
        with _seekable(source) as file, zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    with archive.open(member) as stream:
                        yield _member(source, member.filename, stream, limit)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        raise InputError(f"not a readable zip archive ({error})", where=source.name) from error


def tar_members(source: Input, *, limit: int) -> Iterator[Input]:
    """The files in a tar archive, as they come; links and devices are passed over."""
    count = 0
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None:
                    yield _member(source, member.name, stream, limit)
                count += 1
    except (tarfile.TarError, EOFError) as error:
        raise InputError(
            f"cut off or damaged after {count:,} members ({error})",
            where=source.name,
            mend="what came before it was kept; get the file again and run again",
        ) from error


def _member(source: Input, name: str, stream: IO[bytes], limit: int) -> Input:
    label = f"{source.name}/{name}"
    return Input(label, expand(stream, name=label, limit=limit))


@contextmanager
def _seekable(source: Input) -> Iterator[IO[bytes]]:
    """A copy that can be wound back, as the directory of a zip archive stands at its end."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as spool:
        shutil.copyfileobj(source.stream, spool)
        spool.seek(0)
        yield spool
