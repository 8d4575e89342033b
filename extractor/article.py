"""An Article from what a source gives: only the text is required."""

import hashlib
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from schemas import Article
from schemas.errors import InputError

DAY = re.compile(r"\s*(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d{4})(\d\d)(\d\d))(?!\d)")


def make_article(
    text: str,
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    publisher: str | None = None,
    published: date | str | None = None,
    source: str | None = None,
    encoding: str | None = None,
) -> Article:
    """Make an Article; without an `id` it gets one from its content, so that a copy has the same.

    Raises InputError when `published` is no date, or `text` no Unicode.
    """
    try:
        digest = hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(f"half of a surrogate pair at character {error.start + 1:,}") from error
    return Article(
        id=id or digest[:16],
        title=title or None,
        publisher=publisher or None,
        published=published_day(published) if isinstance(published, str) else published,
        text=text,
        text_sha256=digest,
        source=source,
        encoding=encoding,
    )


def published_day(stated: str) -> date | None:
    """The day of a publication time as sources write it, or None where `stated` is blank.

    Reads ISO (``2026-03-24 08:01:22 +0800``, ``20260324``), Chinese (``2026年3月24日``) and RFC 822
    (``Tue, 24 Mar 2026 …``) forms, and seconds since 1970 (UTC). The day is the one printed, in the source's
    own time zone. Raises InputError for anything else.
    """
    if not stated.strip():
        return None
    wrong = InputError(f"{stated!r} is no date", mend="write it as 2026-01-13")
    try:
        if day := DAY.match(stated):
            return date(*(int(part) for part in day.groups() if part))
        if stated.strip().isdigit():  # seconds since 1970
            return datetime.fromtimestamp(int(stated), UTC).date()
        return parsedate_to_datetime(stated).date()
    except (ValueError, OverflowError, OSError) as error:
        raise wrong from error
