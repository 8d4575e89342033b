from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from schemas import Count, DateInterval, Extraction, Money, Percent, QuantityMention, fixed_point


@pytest.mark.parametrize(
    ("number", "written"), [("1E-7", "0.0000001"), ("1E+9", "1000000000"), ("3.10", "3.10"), ("-0.5", "-0.5")]
)
def test_decimals_are_written_without_an_exponent(number: str, written: str):
    assert fixed_point(Decimal(number)) == written
    assert f'"low":"{written}"' in Money(low=Decimal(number), high=Decimal(number)).model_dump_json()


def test_a_record_is_frozen_and_closed():
    money = Money(low=Decimal(1), high=Decimal(1), currency="CNY")
    with pytest.raises(ValidationError):
        money.low = Decimal(2)  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Money.model_validate({"low": "1", "high": "1", "colour": "red"})


@pytest.mark.parametrize(
    "value",
    [
        Money(
            low=Decimal("1.5E8"),
            high=Decimal("1.5E8"),
            currency="HKD",
            currency_source="inherited",
            per="share",
        ),
        Percent(low=Decimal("-1.8"), high=Decimal("-1.8"), unit="pp"),
        Count(low=Decimal(460), high=Decimal(460), mod="more_than", unit="家", of="机构"),
        DateInterval(start=date(2026, 1, 8), end=date(2026, 1, 8), grain="day", timex="2026-01-08"),
    ],
)
def test_a_value_is_told_apart_by_its_kind(value: Money | Percent | Count | DateInterval):
    mention = QuantityMention(id="m1", kind=value.kind, start=0, end=1, text="甲", value=value)
    assert QuantityMention.model_validate_json(mention.model_dump_json()).value == value


def test_a_trusted_record_equals_a_validated_one():
    fields = {"low": Decimal(1), "high": Decimal(2), "mod": None, "unit": "%", "kind": "percent"}
    trusted = Percent.trusted(**fields)
    assert trusted == Percent.model_validate(fields)
    assert trusted.model_copy(update={"mod": "approx"}).mod == "approx"
    assert trusted.model_dump(exclude_unset=True) == fields
    with pytest.raises(ValidationError):
        trusted.low = Decimal(3)  # type: ignore[misc]


def test_not_a_number_is_no_amount():
    with pytest.raises(ValidationError):
        Money(low=Decimal("NaN"), high=Decimal("NaN"))


def test_the_version_is_part_of_the_record():
    assert Extraction.model_fields["schema_version"].default == "1"
