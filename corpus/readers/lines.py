"""JSON Lines, CSV and TSV: an article a line, or a record of lines."""

from collections.abc import Iterator

from corpus.readers.item import Form, Input, Item, Options, oversize

BOM = b"\xef\xbb\xbf"


def read_jsonl(source: Input, options: Options) -> Iterator[Item]:
    """One JSON object a line; blank lines are passed over."""
    hints = options.hints(source=source.source or source.name)
    for number, line in _lines(source, options.max_item):
        place = f"{source.name}:{number}"
        if len(line) > options.max_item:
            yield oversize(place, line, options)
        elif line.strip():
            yield Item("json", line.strip(), place, options.encoding or source.declared, hints)


def read_csv(source: Input, options: Options) -> Iterator[Item]:
    """Comma-separated records under a header; a quoted cell may hold line ends."""
    return _table(source, options, "csv")


def read_tsv(source: Input, options: Options) -> Iterator[Item]:
    """Tab-separated records under a header."""
    return _table(source, options, "tsv")


def _table(source: Input, options: Options, form: Form) -> Iterator[Item]:
    """Cut a table into records, each with the header before it.

    Works on bytes: line end, quote, comma and tab are never part of a character in UTF-8, GB18030 or Big5.
    """
    hints = options.hints(source=source.source or source.name)
    header, record, first, quotes, too_long = b"", b"", 1, 0, False
    for number, line in _lines(source, options.max_item):
        if not record and not line.strip():
            continue
        first = first if record else number
        too_long = too_long or len(record) + len(line) > options.max_item
        record = record if too_long else record + line
        quotes += line.count(b'"')
        if quotes % 2 and not too_long:
            continue
        if not header:
            header = record.rstrip(b"\r\n") + b"\n"
        elif too_long:
            yield oversize(f"{source.name}:{first}", record, options)
        else:
            yield Item(
                form, header + record, f"{source.name}:{first}", options.encoding or source.declared, hints
            )
        record, quotes, too_long = b"", 0, False
    if record:
        yield Item(
            form, header + record, f"{source.name}:{first}", options.encoding or source.declared, hints
        )


def _lines(source: Input, most: int) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of a line longer than `most` bytes only its first ``most + 1``."""
    number = 0
    while line := source.stream.readline(most + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and len(rest) == most + 1:
            rest = source.stream.readline(most + 1)
        yield number, line.removeprefix(BOM) if number == 1 else line
