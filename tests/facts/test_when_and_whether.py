"""When a number is and whether it is so: days of announcements, what will be, places that are markets."""

from tests.facts.reading import facts


def test_the_day_of_an_announcement_is_no_period_of_a_deal():
    assert facts("2024年11月28日晚间，甲公司（600001.SH）公告称，拟以6亿元收购乙公司51%股权。") == [
        "甲公司 | acquisition_consideration | amount | - | 600000000 CNY | target",
        "甲公司 | acquired_stake | amount | - | 51 % | target",
    ]


def test_the_day_on_which_an_authority_decrees_a_rate_is_its_period():
    (rate,) = facts("2024年7月22日，央行宣布，逆回购利率下调至1.70%。")
    assert rate.split(" | ")[3] == "2024-07-22"


def test_what_a_company_will_hold_is_a_plan():
    assert facts("交易完成后，甲公司将持有乙公司93.66%股权。") == [
        "甲公司 | shareholding | amount | - | 93.66 % | target"
    ]


def test_where_prices_will_go_is_an_expectation():
    assert facts("中国2024年12月CPI同比或小幅上行至1.8%，PPI同比将降至4.8%。") == [
        "中国 | cpi | growth_yoy | 2024-12 | 1.8 % | forecast",
        "中国 | ppi | growth_yoy | 2024-12 | 4.8 % | forecast",
    ]


def test_the_places_of_a_company_are_its_markets():
    read = facts("甲公司2024年零售额同比增长15%。其中，中国增长10.7%。")
    assert [line.split(" | ")[0] for line in read] == ["甲公司", "甲公司"]


def test_a_move_on_the_last_month_ends_in_growth_on_it():
    assert facts("中国2024年12月PPI环比上升至0.7%。") == ["中国 | ppi | growth_qoq | 2024-12 | 0.7 %"]


def test_what_each_employee_lost_is_no_loss_of_the_company():
    assert facts("甲公司2024年人均亏损2.57万元。") == []


def test_a_fall_on_the_year_is_no_fall_of_the_share():
    read = facts("甲公司2024年新签合同额为173亿元，同比下跌0.9%。")
    assert [line.split(" | ")[1:3] for line in read] == [
        ["contract_value", "amount"],
        ["contract_value", "growth_yoy"],
    ]


def test_who_gives_the_money_is_not_financed():
    (fact,) = facts("甲公司2024年完成了由乙公司领投的185万美元融资。")
    assert fact.startswith("甲公司 | financing")
