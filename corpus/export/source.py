"""Where the articles of a dataset come from: a store, or a file of records. Both give stories."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pydantic import ValidationError

from corpus.duplicates import find_clusters, signature
from corpus.kernel import content_id
from schemas import Extraction
from schemas.errors import InputError, UsageError

if TYPE_CHECKING:
    from corpus.store import Store


class Story(NamedTuple):
    """One article with its records; `article` is its key, `cluster` that of the first copy of its story."""

    article: str
    cluster: str
    extraction: Extraction


class Listed(NamedTuple):
    """An article of a source, before its records are read."""

    article: str
    cluster: str
    published: date | None = None


class Source(Protocol):
    """What a dataset is made from."""

    @property
    def name(self) -> str:
        """What it is called in the data card."""

    def listed(self, *, where: str = "") -> list[Listed]:
        """All articles, by publication date and key; `where` is an SQL condition on the table of articles."""

    def stories(self, articles: Sequence[str]) -> Iterator[Story]:
        """The stories of these articles, in the order given."""


class RecordFile:
    """A file of records, as ``caixun extract`` writes it; copies are found among its own articles."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises InputError for one that is not there, or holds no records."""
        self.name = path.name
        extractions = {content_id(one.article): one for one in _read(path)}
        clusters = find_clusters(
            [(key, signature(one.article.text)) for key, one in extractions.items()], lambda keys: {}
        )
        self._stories = {key: Story(key, clusters[key], one) for key, one in extractions.items()}

    def listed(self, *, where: str = "") -> list[Listed]:
        """All articles, by publication date and key. A file of records has no SQL conditions."""
        if where:
            raise UsageError("--where needs a store", mend="make one with caixun run")
        stories = sorted(self._stories.values(), key=_order)
        return [Listed(one.article, one.cluster, one.extraction.article.published) for one in stories]

    def stories(self, articles: Sequence[str]) -> Iterator[Story]:
        """The stories of these articles, in the order given."""
        return (self._stories[article] for article in articles)


class StoreSource:
    """A store, with its own clusters of copies."""

    def __init__(self, store: "Store") -> None:
        """Take an open store."""
        self.name = store.folder.name
        self._store = store

    def listed(self, *, where: str = "") -> list[Listed]:
        """All articles, by publication date and key. Raises InputError for a wrong condition."""
        answer = self._store.query(
            f"select article, cluster, published from articles where ({where or 'true'})"
            " order by published nulls last, article"
        )
        return [Listed(*row.values()) for row in answer.to_pylist()]

    def stories(self, articles: Sequence[str]) -> Iterator[Story]:
        """The stories of these articles, in the order given."""
        from corpus.rebuild import read_articles

        answer = self._store.query("select article, cluster from articles")
        clusters = dict(zip(*(column.to_pylist() for column in answer.columns), strict=True))
        for article, extraction in zip(articles, read_articles(self._store, articles), strict=True):
            yield Story(article, clusters[article], extraction)


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """A store for a folder, a file of records for a file."""
    if path.is_dir():
        from corpus.store import Store

        with Store(path, read_only=True) as store:
            yield StoreSource(store)
    else:
        yield RecordFile(path)


def _read(path: Path) -> Iterator[Extraction]:
    if not path.exists():
        raise InputError("no such file", where=str(path))
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Extraction.model_validate_json(line)
                except ValidationError as error:
                    first = error.errors()[0]
                    field = ".".join(str(part) for part in first["loc"])
                    raise InputError(
                        f"no record of this schema: {field}: {first['msg']}", where=f"{path}:{number}"
                    ) from error


def _order(story: Story) -> tuple[str, str]:
    published = story.extraction.article.published
    return (published.isoformat() if published else "9999", story.article)
