"""The benchmark's terms: how DuEE-fin prints an argument, and how its events are paired and scored."""

import pytest

from benchmarks.events import PRINTED, Argument, arguments, plain, score
from extractor.events.frames import frames
from extractor.events.read import read_events
from tests.events.scene import scene


@pytest.mark.parametrize(
    "role, text, printed",
    [
        ("shares", "约⟦854.68万股⟧", "约854.68万"),
        ("amount", "不超过⟦3亿元⟧", "不超过3亿元"),
        ("amount", "净利润⟦-3亿元⟧", "3亿元"),
        ("price", "最高成交价为⟦13.26元⟧", "最高成交价为13.26元"),
        ("announced", "⟦7月7日⟧晚间", "7月7日晚间"),
        ("date", "截至⟦7月7日⟧", "截至7月7日"),
        ("round", "⟦C1轮⟧", "C1"),
        ("stake", "收购⟦51%⟧的股权", "51%的股权"),
        ("company", "由⟦星河科技⟧", "星河科技"),
    ],
)
def test_an_argument_is_printed_as_the_set_does(role, text, printed):
    plainly = text.replace("⟦", "").replace("⟧", "")
    start = text.index("⟦")
    assert PRINTED.get(role, plain)(plainly, start, text.index("⟧") - 1) == printed


def test_an_event_has_the_sets_roles():
    document = scene(
        "{星河集团:company}{5月9日:date}晚间公布，于{5月8日:date}回购{60万股:count}，涉资约{450万港元:money}。"
    )
    (happening,) = read_events(document, [])
    assert {(one.role, one.text) for one in arguments(happening, document)} == {
        ("披露时间", "5月9日晚间"), ("回购完成时间", "5月8日"), ("回购方", "星河集团"),
        ("回购股份数量", "60万"), ("交易金额", "约450万港元"),
    }  # fmt: skip


def test_events_are_paired_one_to_one_by_what_they_share():
    def event(*texts):
        return {Argument("质押", role, text) for role, text in texts}

    one = event(("质押方", "王立"), ("质押物", "股份"))
    other = event(("质押方", "陈曦"), ("质押物", "股份"))
    tally = score([([one, other], [other, one, event(("质押方", "李青"))])])["质押"]["all"]
    assert (tally.right, tally.read, tally.gold) == (4, 5, 4)
    assert tally.f1 == pytest.approx(8 / 9)


def test_every_type_of_the_set_has_a_frame():
    from benchmarks.events import terms

    assert {frame.row.type for frame in frames()}.issuperset(name.split(".")[0] for name in terms())
