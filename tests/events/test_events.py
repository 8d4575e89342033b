"""Events of a text: kept apart or joined, with the day, the evidence and whose announcement it is."""

from datetime import date

import pytest

from extractor.document import Interval
from extractor.events.read import read_events
from schemas import DateInterval
from tests.events.scene import scene, told

DAY = Interval(date(2025, 5, 8), date(2025, 5, 8))


def events(marked):
    document = scene(marked)
    return [told(happening, document) for happening in read_events(document, [])]


def dated(marked, printed):
    """The document with the date printed so resolved to DAY."""
    document = scene(marked)
    text = document.text.folded
    value = DateInterval(start=DAY.start, end=DAY.end, grain="day")
    found = [
        one._replace(value=value) if text[one.start : one.end] == printed else one for one in document.found
    ]
    return document._replace(found=tuple(found))


def test_two_events_of_one_type_are_kept_apart():
    read = events(
        "{星河科技:company}公告，股东{王立:person}解除质押{300万股:count}，"
        "股东{陈曦:person}解除质押{200万股:count}。"
    )
    assert [(event["holder"], event["shares"]) for event in read] == [
        ("王立", "300万股"),
        ("陈曦", "200万股"),
    ]


def test_an_event_stated_twice_is_one_with_the_evidence_of_both():
    document = scene(
        "{星河科技:company}：拟{1亿元:money}回购股份\n"
        "{星河科技:company}公告，公司拟以{1亿元:money}回购股份，回购价格不超过{9元:money}/股。"
    )
    (happening,) = read_events(document, [])
    assert told(happening, document) == {
        "type": "share_buyback", "company": "星河科技", "amount": "1亿元", "price": "9元",
    }  # fmt: skip
    assert [document.text.folded[start:end] for start, end in happening.evidence] == [
        "星河科技：拟1亿元回购股份",
        "公司拟以1亿元回购股份，回购价格不超过9元/股",
    ]


def test_a_role_may_be_said_in_the_next_sentence():
    (event,) = events("{星河建设:company}中标青云湖治理工程。项目合同金额{5000万元:money}，工期一年。")
    assert event["amount"] == "5000万元"


def test_a_weak_trigger_adds_to_an_event_and_states_none():
    listed = "{5月8日:date}，{星河科技:company}成功上市。"
    ipo = "{星河科技:company}的{港股:organization}IPO创下纪录。"
    assert events(ipo) == []
    assert events(listed + ipo) == [{"type": "listing", "company": "星河科技", "market": "港股"}]


def test_a_role_that_the_text_does_not_name_is_null():
    (happening,) = read_events(scene("{5月8日:date}，{星河科技:company}成功上市。"), [])
    assert happening.roles["market"] is None
    assert "price" not in happening.roles


@pytest.mark.parametrize(
    "marked, day",
    [
        ("{星河集团:company}{5月9日:date}公布，于{5月8日:date}回购{60万股:count}。", "5月8日"),
        ("{星河集团:company}{5月8日:date}晚间公告，回购{60万股:count}。", "5月8日"),
    ],
)
def test_an_event_has_its_own_day_or_its_announcements(marked, day):
    (happening,) = read_events(dated(marked, day), [])
    assert happening.date == DAY


def test_a_day_that_is_not_resolved_is_null():
    (happening,) = read_events(scene("{星河集团:company}于{5月8日:date}回购{60万股:count}。"), [])
    assert happening.date is None
    assert [trace.part for trace in happening.trace if trace.part == "date"] == ["date"]


def test_each_paragraph_of_a_digest_has_its_own_announcer():
    read = events(
        "{星河科技:company}：拟{1亿元:money}回购股份\n公司拟回购股份，回购价格不超过{9元:money}/股。\n"
        "{山海科技:company}：股东减持{60万股:count}\n股东{王立:person}减持公司股份{60万股:count}。\n"
        "{青云科技:company}：中标青云湖治理工程\n公司中标青云湖治理工程，中标金额{5000万元:money}。"
    )
    assert [(event["type"], event.get("company", event.get("winner"))) for event in read] == [
        ("share_buyback", "星河科技"), ("share_reduction", "山海科技"), ("contract_award", "青云科技"),
    ]  # fmt: skip


def test_a_loss_is_an_event_only_where_it_is_announced():
    loss = "{星河科技:company}{2024年:date}净亏损{3亿元:money}。"
    assert events(loss) == []
    assert [event["type"] for event in events("{星河科技:company}发布年报。" + loss)] == ["loss"]


@pytest.mark.parametrize(
    "text", ["", "\n", "回购", "质押质押质押", "公司公司公司回购减持质押。", "（" * 300 + "回购"]
)
def test_a_text_without_mentions_has_no_events(text):
    assert read_events(scene(text), []) == []


def test_evidence_is_within_the_text_and_in_order():
    document = scene(
        "{星河科技:company}公告，股东{王立:person}将{300万股:count}质押给{山海银行:company}；"
        "{陈曦:person}减持{72万股:count}，占总股本的{1%:percent}。\n\n"
    )
    happenings = read_events(document, [])
    assert [happening.type for happening in happenings] == ["pledge", "share_reduction"]
    for happening in happenings:
        for start, end in happening.evidence:
            assert 0 <= start < end <= len(document.text.folded)
