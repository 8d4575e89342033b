"""Who fills a role that no pattern fills: the company that the article is about, where somebody is meant."""

from tests.events.test_events import events

RESULTS = (
    "{星河科技:company}{2025年:date}收入{1亿元:money}。{星河科技:company}称订单充足。"
    "{山海股份:company}是其客户。"
)


def test_a_rating_without_a_name_is_of_the_company_that_the_article_is_about():
    (rating,) = events(RESULTS + "{岭南证券:company}维持“买入”评级，目标价{52元:money}。")
    assert (rating["broker"], rating["company"]) == ("岭南证券", "星河科技")


def test_a_rating_of_a_trade_is_of_no_company():
    (rating,) = events(RESULTS + "{岭南证券:company}维持行业“强于大市”评级。")
    assert "company" not in rating


def test_the_company_of_a_rating_is_not_the_house_that_rated_before():
    read = events(
        "{云帆国际:company}：上调{星河科技:company}目标价至{88港元:money}\n"
        "{岭南证券:company}维持评级，目标价{61港元:money}，认为公司现价偏高。"
    )
    assert [(one["broker"], one["company"]) for one in read] == [
        ("云帆国际", "星河科技"),
        ("岭南证券", "星河科技"),
    ]


def test_a_shareholder_who_discloses_is_not_the_company():
    (loss,) = events(
        "{星河科技:company}发布公告。\n公司股东{山海投资:company}披露减持计划。公司预计{2022年:date}亏损{1亿元:money}。"
    )
    assert loss["company"] == "星河科技"
