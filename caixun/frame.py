"""What every page of ours shares: one self-contained HTML file, its base style, tables."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

STYLE = """
body { font: 16px/1.7 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .2rem .6rem; text-align: left; border-bottom: 1px solid #8883; }
:root { color-scheme: light dark; }
"""


def frame(title: str, style: str, body: Iterable[str], *, language: str = "en") -> Iterator[str]:
    """A page in pieces: its head, with `style` after the base style, and its body."""
    yield f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f"<style>{STYLE}{style}</style>\n"
    yield from body
    yield "</html>\n"


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table of texts and numbers."""

    def row(cells: Sequence[object], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells) + "</tr>\n"

    return "<table>" + row(head, "th") + "".join(row(cells, "td") for cells in rows) + "</table>\n"
