"""Which words are places, people or companies, asked of the gazetteer."""

from functools import lru_cache

from extractor.names.gazetteer import own
from schemas import EntityType

ABROAD = (
    "国",
    "利",
    "斯",
    "坡",
    "亚",
    "印度",
    "日本",
    "士",
    "兰",
    "典",
    "威",
    "拿大",
    "洲",
    "新西兰",
    "巴西",
    "印尼",
)


@lru_cache(maxsize=65536)
def is_place(word: str) -> bool:
    """Whether `word` is a known place."""
    return _type(word) == "place"


@lru_cache(maxsize=65536)
def is_person(word: str) -> bool:
    """Whether `word` is a person known without an introduction."""
    return _type(word) == "person"


@lru_cache(maxsize=65536)
def is_company(word: str) -> bool:
    """Whether `word` is a company's known name."""
    return _type(word) == "company"


@lru_cache(maxsize=65536)
def is_index(word: str) -> bool:
    """Whether `word` is an index's known name."""
    return _type(word) == "index"


@lru_cache(maxsize=65536)
def is_product(word: str) -> bool:
    """Whether `word` is a product's known name."""
    return _type(word) == "product"


@lru_cache(maxsize=65536)
def is_known(word: str) -> bool:
    """Whether a gazetteer of the house has `word`."""
    return _type(word) is not None


def _type(word: str) -> EntityType | None:
    row = own().row(word)
    return None if row is None else own().type(row)


@lru_cache(maxsize=4096)
def is_country(word: str) -> bool:
    """Whether `word` is a place abroad or a state, which stands before a company's name rather than in it."""
    return is_place(word) and word != "中国" and word.endswith(ABROAD) and not word.endswith("西")
