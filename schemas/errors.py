"""Errors that a person can mend: what is wrong, where, and what to do about it."""


class CaixunError(Exception):
    """Base of all errors raised on purpose; prints as ``where: what; mend``.

    `where` is a file, a line of one (``feed.jsonl:4181``) or a setting; `mend` says what would help.
    """

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what, where, mend)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        return (f"{self.where}: " if self.where else "") + self.what + (f"; {self.mend}" if self.mend else "")


class InputError(CaixunError):
    """Input that cannot be read: a file that is not there, bytes in no known encoding, a broken line."""


class UsageError(CaixunError):
    """A setting that makes no sense, or an extra that is not installed."""
