"""Text and HTML: the whole file is one article."""

from collections.abc import Iterator

from corpus.readers.item import Form, Input, Item, Options, oversize


def read_text(source: Input, options: Options) -> Iterator[Item]:
    """A text file, as one article."""
    return _whole(source, options, "text")


def read_html(source: Input, options: Options) -> Iterator[Item]:
    """A saved page, as one article."""
    return _whole(source, options, "html")


def _whole(source: Input, options: Options, form: Form) -> Iterator[Item]:
    data = source.stream.read(options.max_item + 1)
    if len(data) > options.max_item:
        yield oversize(source.name, data, options)
    else:
        hints = options.hints(source=source.source or source.name)
        yield Item(form, data, source.name, options.encoding or source.declared, hints)
