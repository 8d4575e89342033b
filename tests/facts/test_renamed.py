"""The golden article with its companies renamed: no fact changes but in its names."""

import re
from datetime import date
from importlib.resources import files

from caixun import extract

INVENTED = {
    "智谱": "启岳", "MiniMax": "Novalux", "中信证券": "远江证券", "东吴证券": "长湖证券",
    "艾媒咨询": "云图咨询", "沙特阿美": "海湾石油", "未来资产": "远见资产", "阿布扎比基金": "多哈基金",
}  # fmt: skip
NAMES = re.compile("|".join(INVENTED))


def renamed(text: str | None) -> str | None:
    return text and NAMES.sub(lambda name: INVENTED[name[0]], text)


def facts(text: str) -> list[tuple[object, ...]]:
    extraction = extract(text, published=date(2026, 1, 13), publisher="新快报")
    names = {entity.id: entity.name for entity in extraction.entities}
    return [
        (
            names.get(fact.subject or "", fact.qualifiers.get("subject_text")),
            names.get(fact.source or ""),
            fact.metric,
            fact.measure,
            fact.value,
            fact.period,
            fact.modality,
        )
        for fact in extraction.facts
    ]


def test_renaming_companies_changes_no_fact() -> None:
    article = files("corpus").joinpath("articles/seed.txt").read_text("utf-8")
    before = [
        (renamed(str(fact[0])), renamed(fact[1] and str(fact[1])), *fact[2:]) for fact in facts(article)
    ]
    assert facts(str(renamed(article))) == before
