"""Articles are made by `extractor.article`; readers find it here."""

from extractor.article import make_article, published_day

__all__ = ["make_article", "published_day"]
