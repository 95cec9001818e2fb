"""Village references taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prach.core.thai_address import VillageText, bare_name, parse_village

FULL = VillageText(
    name="บ้านป่ายางมน", moo=2, subdistrict="รอบเวียง", district="เมืองเชียงราย", province="เชียงราย"
)


@pytest.mark.parametrize(
    "cell",
    [
        "บ้านป่ายางมน หมู่ 2 ต.รอบเวียง อ.เมืองเชียงราย จ.เชียงราย",
        "บ้านป่ายางมน หมู่ที่ ๒ ตำบลรอบเวียง อำเภอเมืองเชียงราย จังหวัดเชียงราย 57000",
        "บ้านป่ายางมน ม.2ต.รอบเวียงอ.เมืองเชียงรายจ.เชียงราย",
        "หมู่ 2 บ้านป่ายางมน ต. รอบเวียง อ. เมืองเชียงราย จ. เชียงราย",
        "12/3 หมู่ 2 บ้านป่ายางมน ตำบลรอบเวียงอำเภอเมืองเชียงรายจังหวัดเชียงราย",
        "บ้านเลขที่ 12 ม.2 บ้านป่ายางมน ต.รอบเวียง อ.เมืองเชียงราย เชียงราย",
        "หมู่บ้านป่ายางมน, หมู่ 2, ต.รอบเวียง, อ าเภอเมืองเชียงราย, จังหวัดเชียงราย",
    ],
)
def test_writings_of_one_village(cell: str) -> None:
    assert parse_village(cell) == FULL


@pytest.mark.parametrize("cell", ["57010202", 57010202, 57010202.0, "57 01 02 02", "๕๗๐๑๐๒๐๒", "57-01-02-02"])
def test_codes(cell: object) -> None:
    assert parse_village(cell) == VillageText(code="57010202")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("57010202 บ้านป่ายางมน", VillageText(code="57010202", name="บ้านป่ายางมน")),
        ("หมู่ที่ ๒", VillageText(moo=2)),
        ("ม.2", VillageText(moo=2)),
        ("ม2 ต.รอบเวียง", VillageText(moo=2, subdistrict="รอบเวียง")),
        ("อ.เมือง จ.เชียงราย", VillageText(district="เมือง", province="เชียงราย")),
        # names that look like markers
        ("บ้านหลังอำเภอ ม.3 ต.ทุ่งหลวง", VillageText(name="บ้านหลังอำเภอ", moo=3, subdistrict="ทุ่งหลวง")),
        ("บ้าน กม.19 ม.4", VillageText(name="บ้าน กม.19", moo=4)),
        ("บ้านคลอง 4 ม.5", VillageText(name="บ้านคลอง 4", moo=5)),
        ("บ้านนิคม ต.จ.ป.ร. อ.กระบุรี", VillageText(name="บ้านนิคม", subdistrict="จ.ป.ร.", district="กระบุรี")),
        ("อบต.รอบเวียง", VillageText(name="อบต.รอบเวียง")),
        ("", None),
        (None, None),
    ],
)
def test_parts(cell: object, parts: VillageText | None) -> None:
    assert parse_village(cell) == parts


@given(st.text(max_size=40))
def test_any_text_is_taken_apart(text: str) -> None:
    parse_village(text)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        *(("บ้านป่ายางมน", "ป่ายางมน"), ("บ้าน ป่ายางมน", "ป่ายางมน"), ("หมู่บ้านใหม่", "ใหม่"), ("ใหม่", "ใหม่")),
        *(("ต.รอบเวียง", "รอบเวียง"), ("ตำบลรอบเวียง", "รอบเวียง"), ("ต.บ้านดู่", "บ้านดู่"), ("อ.เมือง", "เมือง")),
        *(("กิ่งอำเภอดอยหลวง", "ดอยหลวง"), ("จังหวัดเชียงราย", "เชียงราย"), ("จ.ป.ร.", "จ.ป.ร.")),
        *(("บ้าน", "บ้าน"), ("บ้าน ๓๓ พัฒนา", "33 พัฒนา"), ("", "")),
    ],
)
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare
