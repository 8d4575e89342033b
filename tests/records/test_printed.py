"""Records speak as the article does: names and words are given as printed, not as the rules fold them."""

from datetime import date

from caixun import extract

TEXT = (
    "【記者報道】星瀾控股有限公司（下稱「星瀾控股」）公布業績。"
    "星瀾控股2023年收入38.2億元，國企指數跌1.6%，收報8,731點。"
)


def test_names_are_as_printed() -> None:
    extraction = extract(TEXT, published=date(2024, 3, 20))
    names = {name for entity in extraction.entities for name in (entity.name, *entity.aliases)}
    assert "星瀾控股有限公司" in names
    assert all(name in TEXT for name in names)


def test_words_of_facts_are_as_printed() -> None:
    extraction = extract(TEXT, published=date(2024, 3, 20))
    said = [word for fact in extraction.facts for word in fact.qualifiers.values() if isinstance(word, str)]
    assert all(word in TEXT or word == "carried" for word in said)
