"""A record written by hand, for the faces to show."""

from datetime import date

from schemas import Extraction

TEXT = "甲<公司>2024年收入1亿元,净利增50%。\n甲公司称,收入1亿元。"


def record() -> Extraction:
    article = {"id": "a", "title": "甲&乙", "publisher": "新星报", "published": "2025-01-02", "text": TEXT}
    money = {"kind": "money", "low": "100000000", "high": "100000000", "currency": "CNY"}
    percent = {"kind": "percent", "low": "50", "high": "50"}
    year = {"kind": "date", "start": "2024-01-01", "end": "2024-12-31", "grain": "year"}
    return Extraction.model_validate(
        {
            "ruleset": "test",
            "article": {**article, "text_sha256": "0"},
            "mentions": [
                {
                    "id": "m1",
                    "kind": "entity",
                    "start": 0,
                    "end": 5,
                    "text": TEXT[:5],
                    "type": "company",
                    "entity": "e1",
                },
                {"id": "m2", "kind": "date", "start": 5, "end": 10, "text": TEXT[5:10], "value": year},
                {"id": "m3", "kind": "money", "start": 12, "end": 15, "text": TEXT[12:15], "value": money},
                {
                    "id": "m4",
                    "kind": "percent",
                    "start": 19,
                    "end": 22,
                    "text": TEXT[19:22],
                    "value": percent,
                },
                {"id": "m5", "kind": "money", "start": 31, "end": 34, "text": TEXT[31:34], "value": money},
            ],
            "entities": [{"id": "e1", "type": "company", "name": "甲<公司>", "mentions": ["m1"]}],
            "facts": [
                {
                    "id": "f1",
                    "subject": "e1",
                    "metric": "revenue",
                    "measure": "amount",
                    "value": money,
                    "period": {"start": date(2024, 1, 1), "end": date(2024, 12, 31)},
                    "value_mentions": ["m3"],
                    "evidence": [{"start": 0, "end": 15}, {"start": 24, "end": 34}],
                },
                {
                    "id": "f2",
                    "metric": "net_profit",
                    "measure": "growth",
                    "value": percent,
                    "modality": "forecast",
                    "source": "e1",
                    "qualifiers": {"subject_text": "行业", "segment_text": "海外"},
                    "evidence": [{"start": 10, "end": 22}],
                },
            ],
            "events": [
                {
                    "id": "v1",
                    "type": "listing",
                    "roles": {"company": "e1", "amount": "m3", "round": "A轮", "market": None},
                }
            ],
        }
    )
