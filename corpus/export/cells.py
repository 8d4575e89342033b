"""Cells of a spreadsheet: no text that a spreadsheet would take for a formula, numbers as numbers."""

import re
from datetime import date
from decimal import Decimal

import orjson

Cell = str | int | Decimal | date | None

FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""How a text begins that a spreadsheet may run, wide forms included, as East Asian ones take them too."""


def cell(value: object) -> Cell:
    """A value as a cell: text made safe, lists and objects as JSON, everything else as it is."""
    if isinstance(value, str):
        return safe(value)
    if value is None or isinstance(value, int | Decimal | date):
        return value
    return safe(orjson.dumps(value).decode())


def safe(text: str) -> str:
    """The text, with an apostrophe in front where it could be taken for a formula."""
    return "'" + text if FORMULA.match(text) else text
