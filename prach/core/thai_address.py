"""Villages as people write them: an official code, or words like "บ้านป่ายางมน หมู่ 2 ต.รอบเวียง อ.เมืองเชียงราย".

Here a cell is only taken apart; whether there is such a village is looked up by the room that keeps areas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prach.core.cells import cell_text, is_blank
from prach.core.text import to_arabic_digits

VILLAGE_CODE_LENGTH = 8


@dataclass(frozen=True)
class VillageText:
    """The parts of a village reference; "" or None where the cell is silent.

    `name` is as written, with or without บ้าน; `subdistrict`, `district` and `province` come without
    ต., อ. and จ.; compare all of them with `bare_name`. `code` is the official 8-digit code.
    """

    code: str = ""
    name: str = ""
    moo: int | None = None
    subdistrict: str = ""
    district: str = ""
    province: str = ""


_CODE = re.compile(r"(?<!\d)\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)")
_POSTCODE = re.compile(r"(?<=[ก-๎.] )(?:รหัสไปรษณีย์ ?)?[1-9]\d{4}$")
_HOUSE = re.compile(r"^(?:บ้าน)?เลขที่ ?\d+(?:/\d+)? ?|^\d+/\d+ ?|^\d+$|^\d+ (?=บ้าน)")
_THAI = "ก-๎"

# A word marker stands at the start or behind a space, a digit or a comma: there is a village บ้านหลังอำเภอ.
# One with a dot may follow a name directly. อบต., กม. and ต.จ.ป.ร. are no markers.
_AT_EDGE = r"(?:^|(?<=[\s\d,)]))"
_MARKER = re.compile(
    r"(?:หมู่ ?(?:ที่)?|(?<![ก.])ม\.|(?<![ก-๎.])ม(?= ?\d)) ?(?P<moo>\d{1,3})(?!\d)"
    rf"|(?P<subdistrict>{_AT_EDGE}(?:ตำบล|ต\.|ต )|(?<=[{_THAI}])(?<!อบ)ต\.|(?<=[\s\d,)])แขวง)(?= ?[{_THAI}])"
    rf"|(?P<district>{_AT_EDGE}(?:กิ่งอำเภอ|กิ่ง ?อ\.|อำเภอ|อ\.|อ )|(?<=[{_THAI}])อ\.|(?<=[\s\d,)])เขต)(?= ?[{_THAI}])"
    rf"|(?P<province>{_AT_EDGE}(?:จังหวัด|จ\.|จ )|(?<=[{_THAI}])จ\.)(?! ?[ก-ฮ]\.)(?= ?[{_THAI}])"
)
# "ตำบลรอบเวียงอำเภอเมืองเชียงรายจังหวัดเชียงราย": once ตำบล is read, the others may be joined.
_JOINED = re.compile(rf"((?:ตำบล|ต\.) ?[{_THAI}]+?)(อำเภอ[{_THAI}]+?)(จังหวัด[{_THAI}]+)?(?= |,|$)")


def parse_village(value: object) -> VillageText | None:
    """The parts of a village reference in a cell, or None for a blank one.

    Never raises: what no marker explains is the name.
    """
    if is_blank(value):
        return None
    text = to_arabic_digits(cell_text(value))
    code = _CODE.search(text)
    text = _CODE.sub(" ", text, count=1).strip(" ,")
    text = _JOINED.sub(lambda match: " ".join(filter(None, match.groups())), text)
    parts = _parts(_POSTCODE.sub("", text))
    return VillageText(
        code=re.sub(r"\D", "", code.group()) if code else "",
        name=parts.get("name", ""),
        moo=int(parts["moo"]) if "moo" in parts else None,
        subdistrict=parts.get("subdistrict", ""),
        district=parts.get("district", ""),
        province=parts.get("province", ""),
    )


def _parts(text: str) -> dict[str, str]:
    """The text cut at its markers; names of areas are one word, other words are the village's name."""
    markers = list(_MARKER.finditer(text))
    parts: dict[str, str] = {}
    loose = [_village_name(text[: markers[0].start()] if markers else text)]
    for marker, following in zip(markers, [*markers[1:], None], strict=False):
        level = marker.lastgroup or ""
        words = text[marker.end() : following.start() if following else None].strip(" ,")
        if level == "moo":
            parts.setdefault("moo", marker["moo"])
        else:
            first, _space, words = words.partition(" ")
            parts.setdefault(level, first.strip(","))
        loose.append(words.strip(" ,"))
    if markers and loose[-1] and "district" in parts and "province" not in parts:
        parts["province"] = loose.pop()  # "อ.เมืองเชียงราย เชียงราย"
    parts["name"] = " ".join(filter(None, loose))
    return parts


def _village_name(text: str) -> str:
    return re.sub("^หมู่(?=บ้าน)", "", _HOUSE.sub("", text.strip(" ,")))


_LEADING_WORD = re.compile(
    r"^(?:(?:หมู่)?บ้าน|ตำบล|ต\.|กิ่งอำเภอ|อำเภอ|อ\.|จังหวัด|(?:บ|จ)\.(?![ก-ฮ]\.)) ?(?=[ก-ฮเ-ไ0-9(])"
)


def bare_name(text: str) -> str:
    """The name without one leading บ้าน, ต., ตำบล, อ., อำเภอ, จ. or จังหวัด.

    Only one goes: "ต.บ้านดู่" gives "บ้านดู่", while the village "บ้านดู่" gives "ดู่".
    """
    return _LEADING_WORD.sub("", to_arabic_digits(cell_text(text)), count=1)
