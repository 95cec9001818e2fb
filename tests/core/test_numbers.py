"""Numbers and answers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prach.core.numbers import (
    UnreadableAnswer,
    UnreadableNumber,
    parse_decimal,
    parse_whole_number,
    parse_yes_no,
)
from prach.core.text import to_thai_digits

BLANKS = [None, "", " ", "-", "–", "ไม่ทราบ", "ไม่ระบุ", "N/A", float("nan")]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(
            ("25 คน", 25),
            ("25คน", 25),
            ("๒๕", 25),
            (25, 25),
            (25.0, 25),
            ("25.0", 25),
            ("25.", 25),
            ("25%", 25),
        ),
        *(
            ("1,500 บาท", 1500),
            ("๑,๕๐๐.-", 1500),
            ("1,500.00 บาท", 1500),
            ("฿1,500", 1500),
            ("1500.-บาท", 1500),
        ),
        *(("2 แสนบาท", 200_000), ("1.5 ล้าน", 1_500_000), ("3 พัน", 3000), ("5 พันธุ์", 5), ("5 ร้อย", 500)),
        *(("-5", -5), ("−5", -5), (-5, -5), ("0", 0), (0, 0)),
    ],
)
def test_whole_numbers(cell: object, number: int) -> None:
    assert parse_whole_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12.50", "12.50"),
        ("๐.๕ ไร่", "0.5"),
        (0.1, "0.1"),
        ("1,234.567", "1234.567"),
        (Decimal("1.10"), "1.10"),
    ],
)
def test_decimals_are_exact(cell: object, number: str) -> None:
    assert str(parse_decimal(cell)) == number


@pytest.mark.parametrize("cell", BLANKS)
def test_blank_is_none(cell: object) -> None:
    assert (parse_whole_number(cell), parse_decimal(cell), parse_yes_no(cell)) == (None, None, None)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *(("12.5", "number-not-whole"), (12.5, "number-not-whole")),
        *(("สิบ", "number-not-read"), (True, "number-not-read"), (float("inf"), "number-not-read")),
        *(("1,50", "number-not-read"), ("ไม่มี", "number-not-read"), ("2 แสนล้าน", "number-not-read")),
        *(("12x", "number-not-read"), ("12?", "number-not-read")),
        *(("20-30", "number-several"), ("5 ไร่ 2 งาน", "number-several"), ("2 แสน 5 หมื่น", "number-several")),
        *(("2,000 กว่าบาท", "number-inexact"), ("ประมาณ 20", "number-inexact"), ("2 ไร่ครึ่ง", "number-inexact")),
    ],
)
def test_refusals_carry_a_reason(cell: object, reason: str) -> None:
    with pytest.raises(UnreadableNumber) as refused:
        parse_whole_number(cell)
    assert (refused.value.reason, refused.value.value) == (reason, cell)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_numbers_round_trip(number: int) -> None:
    writings = [str(number), f"{number:,}", to_thai_digits(f"{number:,} บาท"), float(number)]
    assert [parse_whole_number(writing) for writing in writings] == [number] * 4


@given(st.text(max_size=15))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_decimal(text)
    except UnreadableNumber as problem:
        assert problem.value == text


YES = ["ใช่", "มี", "✓", "✔", "/", "Y", "yes", "1", 1, 1.0, "๑", True, " เข้าร่วม "]
NO = ["ไม่ใช่", "ไม่มี", "ไม่", "N", "no", "0", 0, "๐", False, "ไม่ เข้าร่วม"]


def test_yes_and_no() -> None:
    assert [parse_yes_no(cell) for cell in YES + NO] == [True] * len(YES) + [False] * len(NO)


@pytest.mark.parametrize("cell", ["X", "✗", "2", "บางครั้ง", "ใช่/ไม่ใช่"])
def test_answers_not_read(cell: str) -> None:
    with pytest.raises(UnreadableAnswer, match="answer-not-read"):
        parse_yes_no(cell)
