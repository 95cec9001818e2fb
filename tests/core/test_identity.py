"""Identity numbers. All are invented; none belongs to a person we know of."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prach.core.cells import CellProblem
from prach.core.identity import (
    clean_house_code,
    clean_national_id,
    format_house_code,
    format_national_id,
    format_phone,
    mask_national_id,
    mask_phone,
    national_id_check_digit,
    national_id_checksum_holds,
    parse_phone,
)

digits_12 = st.text(alphabet="0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    "cell",
    [
        "1234567890121",
        "1-2345-67890-12-1",
        "1 2345 67890 12 1",
        "๑๒๓๔๕๖๗๘๙๐๑๒๑",
        1234567890121,
        1234567890121.0,
    ],
)
def test_national_id_writings(cell: object) -> None:
    assert clean_national_id(cell) == "1234567890121"


def test_a_number_cell_gets_its_leading_zero_back() -> None:
    assert clean_national_id(123456789012) == "0123456789012"


@pytest.mark.parametrize("first", "0123456789")
def test_no_first_digit_is_refused(first: str) -> None:
    assert clean_national_id(first + "234567890121") == first + "234567890121"


@given(digits_12)
def test_exactly_one_check_digit_holds(first_twelve: str) -> None:
    holding = [last for last in "0123456789" if national_id_checksum_holds(first_twelve + last)]
    assert holding == [str(national_id_check_digit(first_twelve))]


@pytest.mark.parametrize("text", ["", "123456789012", "12345678901211", "123456789012ก", "๑๒๓๔๕๖๗๘๙๐๑๒๑"])
def test_checksum_of_anything_else_does_not_hold(text: str) -> None:
    assert national_id_checksum_holds(text) is False


def test_national_id_shown_and_masked() -> None:
    assert format_national_id("1234567890121") == "1-2345-67890-12-1"
    assert mask_national_id("1234567890121") == "x-xxxx-xxxxx-12-1"


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        *(("081-234-5678", "0812345678"), ("081 234 5678", "0812345678"), ("โทร. 081-2345678", "0812345678")),
        *(
            ("+66812345678", "0812345678"),
            ("+66 (0)81 234 5678", "0812345678"),
            ("0066812345678", "0812345678"),
        ),
        *((812345678, "0812345678"), (812345678.0, "0812345678"), ("812345678", "0812345678")),
        *(("๐๘๑๒๓๔๕๖๗๘", "0812345678"), ("(053) 711123", "053711123"), (53711123, "053711123")),
        *(("02-123-4567", "021234567"), ("+66 53 711123", "053711123"), ("-", None), (None, None)),
    ],
)
def test_phones(cell: object, phone: str | None) -> None:
    assert parse_phone(cell) == phone


def test_phones_shown_and_masked() -> None:
    assert [format_phone(phone) for phone in ("0812345678", "053711123", "021234567")] == [
        "081-234-5678",
        "053-711-123",
        "02-123-4567",
    ]
    assert (mask_phone("0812345678"), mask_phone("053711123")) == ("xxx-xxx-5678", "xxx-xx1-123")


def test_house_codes() -> None:
    cells = ["5701-001234-5", "57010012345", 57010012345, 57010012345.0, "๕๗๐๑-๐๐๑๒๓๔-๕", ""]
    assert [clean_house_code(cell) for cell in cells] == ["57010012345"] * 5 + [None]
    assert format_house_code("57010012345") == "5701-001234-5"


REFUSED = [
    (clean_national_id, "123456789012", "national-id-length"),
    (clean_national_id, "12345678901234", "national-id-length"),
    (clean_national_id, "1234x", "national-id-not-digits"),
    (clean_national_id, "1.23457E+12", "national-id-rounded"),
    (parse_phone, "12345", "phone-length"),
    (parse_phone, "08123456789", "phone-length"),
    (parse_phone, "1812345678", "phone-length"),
    (parse_phone, "ไม่มี", "phone-not-digits"),
    (parse_phone, "081-2345678, 053-711123", "phone-several"),
    (parse_phone, "081-2345678 หรือ 089-1111111", "phone-several"),
    (clean_house_code, "5701", "house-code-length"),
    (clean_house_code, "ไม่มี", "house-code-not-digits"),
]


@pytest.mark.parametrize(("read", "cell", "reason"), REFUSED)
def test_refusals_carry_a_reason(read: Callable[[object], str | None], cell: object, reason: str) -> None:
    with pytest.raises(CellProblem) as refused:
        read(cell)
    assert (refused.value.reason, refused.value.value) == (reason, cell)
