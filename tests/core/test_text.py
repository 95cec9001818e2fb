"""Thai text: digits, repair of damage, comparing keys, dictionary order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prach.core.text import (
    fold,
    same_text,
    thai_sort_key,
    tidy,
    tidy_lines,
    to_arabic_digits,
    to_thai_digits,
)

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)]))
thai_texts = st.text(alphabet=THAI + "  \u00a0\u200b.๐๑12ab", max_size=30)


@pytest.mark.parametrize(
    ("arabic", "thai"), [("0123456789", "๐๑๒๓๔๕๖๗๘๙"), ("ปี 2560", "ปี ๒๕๖๐"), ("ไม่มีเลข", "ไม่มีเลข")]
)
def test_digits_there_and_back(arabic: str, thai: str) -> None:
    assert (to_thai_digits(arabic), to_arabic_digits(thai)) == (thai, arabic)


@given(st.text(alphabet=THAI + "0123456789 a", max_size=20))
def test_digits_round_trip(text: str) -> None:
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)


DAMAGED = {
    "  บ้าน   ป่ายางมน ": "บ้าน ป่ายางมน",
    "บ้าน\u00a0ใหม่\u200b": "บ้าน ใหม่",
    "\ufeffสวัสดี\tครับ\r\nผม": "สวัสดี ครับ ผม",
    # sara am
    "น\u0e4d\u0e32": "นำ",
    "น\u0e49\u0e4d\u0e32": "น้ำ",
    "น\u0e4d\u0e49\u0e32": "น้ำ",
    "น\u0e33\u0e49": "น้ำ",
    "อ าเภอ": "อำเภอ",
    "ท างาน": "ทำงาน",
    "ด าเนินการส าเร็จ": "ดำเนินการสำเร็จ",
    "ส าน ักงาน": "สำนักงาน",
    "อ าน าจ": "อำนาจ",
    "ผู้น าชุมชน": "ผู้นำชุมชน",
    "ท ำงาน": "ทำงาน",
    "น้ าตาล": "น้ำตาล",
    "น ้ามัน": "น้ำมัน",
    "บัวค า": "บัวคำ",
    # where ำ is not sure, only the space goes, or nothing
    "สมช าย": "สมชาย",
    "ห ้าแยก": "ห้าแยก",
    "สวนป าล์ม": "สวนปาล์ม",
    "ร า ย ชื่ อ": "ร า ย ชื่ อ",
    # marks
    "เเม่เเจ่ม": "แม่แจ่ม",
    "ท\u0e48\u0e35": "ที่",
    "ท ี่": "ที่",
    "พันธ\u0e4c\u0e38": "พันธุ์",
    "ประดู่\u0e48": "ประดู่",
    "อี\u0e35เหน": "อีเหน",
    "ห\uf706วย": "ห\u0e49วย",
}


@pytest.mark.parametrize(("damaged", "repaired"), DAMAGED.items())
def test_tidy_repairs(damaged: str, repaired: str) -> None:
    assert tidy(damaged) == repaired


@pytest.mark.parametrize(
    "text",
    [
        "บ้านคลอง 4",
        "นายสมชาย ณ อยุธยา",
        "ณํฐกาณ",
        "ตาบล",
        "ชมุ ชน",
        "ก า",
        "บ้านใหม่ (ก.ม.๔๗)",
        "A b",
        "ฤๅษี",
        "ๆลๆ",
        "",
    ],
)
def test_tidy_leaves_what_is_not_surely_damage(text: str) -> None:
    assert tidy(text) == text


@given(st.one_of(st.text(max_size=30), thai_texts))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_tidy_lines_keeps_paragraphs() -> None:
    assert tidy_lines("\r\n ท างาน \r\n\n\n\nอ าเภอ\x0bสอง\n") == "ทำงาน\n\nอำเภอ\nสอง"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("บ้านคลอง ๔", "บ้านคลอง4", True),
        ("OTOP Chiang Rai", "otop  chiangrai", True),
        ("อ าเภอ", "อำเภอ", True),
        ("ศิริพร", "สิริพร", False),
        ("ป่า", "ปา", False),
    ],
)
def test_same_text(first: str, second: str, same: bool) -> None:
    assert same_text(first, second) is same


@given(thai_texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_is_one_writing() -> None:
    assert fold(" นาย  SOMCHAI ๑๒ ") == "นาย somchai 12"


# In the order of the Royal Institute's dictionary; browsers' Thai collation agrees.
DICTIONARY_ORDER = [
    *("1", "๒", "a", "ก", "ก็", "กก", "กรณ์", "กรณ์ดนัย", "กรณรัช", "กรณ์เลิศ", "กรณิการ์", "กระ", "กะ"),
    *("กัน", "กา", "ก่า", "ก้า", "กาล", "กำ", "กิน", "กี่", "กุ้ง", "เก", "เก็ง", "เก่ง", "เกิด", "แก", "แก่"),
    *("โก", "ใกล้", "ไก่", "ขาง", "ข่าง", "ข้าง", "เป็ด", "ร", "ฤทธิ์", "ล", "วันที่", "วัว", "หมู", "อา", "ฮา"),
]


def test_dictionary_order() -> None:
    keys = [thai_sort_key(word) for word in DICTIONARY_ORDER]
    assert keys == sorted(set(keys))


def test_given_names_sort_before_surnames() -> None:
    names = ["กาน ไพร", "กานดา กล้า", "กาน กล้า"]
    assert sorted(names, key=thai_sort_key) == ["กาน กล้า", "กาน ไพร", "กานดา กล้า"]


def test_both_kinds_of_digits_sort_equal() -> None:
    assert thai_sort_key("คลอง ๔") == thai_sort_key("คลอง 4")


def test_order_of_words_without_tones_is_pythainlps() -> None:
    """PyThaiNLP asks tones too late in long words, so only words without them are compared."""
    corpus = pytest.importorskip("pythainlp.corpus.common")
    collate = pytest.importorskip("pythainlp.util.collate").collate
    names = corpus.thai_female_names() | corpus.thai_male_names() | corpus.thai_family_names()
    plain = sorted(tidy(name) for name in names if not set(name) & set("็่้๊๋์ํ ."))
    assert sorted(plain, key=thai_sort_key) == collate(plain)
