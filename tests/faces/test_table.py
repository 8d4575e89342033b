from rich.console import Console

from caixun.table import article_table
from schemas import Extraction
from tests.faces.records import record


def shown(extraction: Extraction) -> list[str]:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(article_table(extraction))
    return [" ".join(line.split()) for line in capture.get().splitlines() if line.strip()]


def test_an_article_is_its_head_facts_events_and_counts():
    assert [line for line in shown(record()) if "─" not in line] == [
        "甲&乙 新星报 · 2025-01-02",
        "who what how much when says",
        "甲<公司> revenue 100 m CNY 2024",
        "行业 net_profit growth (海外) 50% 甲<公司> forecast",
        "event when roles",
        "listing company: 甲<公司>, amount: 1亿元, round: A轮",
        "5 mentions, 1 entities, 2 facts, 1 events",
    ]


def test_an_article_without_records_says_so():
    empty = record().model_copy(update={"mentions": (), "entities": (), "facts": (), "events": ()})
    assert shown(empty)[-1] == "nothing read"
