"""Titles before names: full form, official abbreviation, and the sex a title proves.

Not a code list of the state. Any other title may be typed; it is then kept as typed and proves no sex.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prach.core.text.tidying import tidy

Sex = Literal["male", "female"]


@dataclass(frozen=True)
class Title:
    """One title. `short` equals `full` where no abbreviation is used; `sex` is None where it proves none."""

    full: str
    short: str
    sex: Sex | None = None
    is_rank: bool = False


ACTING, ACTING_SHORT = "ว่าที่", "ว่าที่ "
WOMAN = "หญิง"

_CIVIL = (
    Title("นาย", "นาย", "male"),
    Title("นาง", "นาง", "female"),
    Title("นางสาว", "น.ส.", "female"),
    Title("เด็กชาย", "ด.ช.", "male"),
    Title("เด็กหญิง", "ด.ญ.", "female"),
    Title("หม่อมหลวง", "ม.ล."),
    Title("หม่อมราชวงศ์", "ม.ร.ว."),
)
_RELIGIOUS = (
    Title("พระ", "พระ", "male"),
    Title("พระครู", "พระครู", "male"),
    Title("พระมหา", "พระมหา", "male"),
    Title("พระอธิการ", "พระอธิการ", "male"),
    Title("พระปลัด", "พระปลัด", "male"),
    Title("พระสมุห์", "พระสมุห์", "male"),
    Title("พระใบฎีกา", "พระใบฎีกา", "male"),
    Title("สามเณร", "สามเณร", "male"),
    Title("แม่ชี", "แม่ชี", "female"),
)
_LEARNED = (
    Title("นายแพทย์", "นพ.", "male"),
    Title("แพทย์หญิง", "พญ.", "female"),
    Title("ดร.", "ดร."),
    Title("ผู้ช่วยศาสตราจารย์", "ผศ."),
    Title("รองศาสตราจารย์", "รศ."),
    Title("ศาสตราจารย์", "ศ."),
)
# จ.ส.ต. is read as the police rank, as the programme's lists do; the army's จ่าสิบตรี shares it.
_RANKS = tuple(
    Title(full, short, is_rank=True)
    for full, short in (
        ("พลเอก", "พล.อ."),
        ("พลโท", "พล.ท."),
        ("พลตรี", "พล.ต."),
        ("พันเอก", "พ.อ."),
        ("พันโท", "พ.ท."),
        ("พันตรี", "พ.ต."),
        ("ร้อยเอก", "ร.อ."),
        ("ร้อยโท", "ร.ท."),
        ("ร้อยตรี", "ร.ต."),
        ("จ่าสิบเอก", "จ.ส.อ."),
        ("จ่าสิบโท", "จ.ส.ท."),
        ("สิบเอก", "ส.อ."),
        ("สิบโท", "ส.ท."),
        ("สิบตรี", "ส.ต."),
        ("พันตำรวจเอก", "พ.ต.อ."),
        ("พันตำรวจโท", "พ.ต.ท."),
        ("พันตำรวจตรี", "พ.ต.ต."),
        ("ร้อยตำรวจเอก", "ร.ต.อ."),
        ("ร้อยตำรวจโท", "ร.ต.ท."),
        ("ร้อยตำรวจตรี", "ร.ต.ต."),
        ("ดาบตำรวจ", "ด.ต."),
        ("จ่าสิบตำรวจ", "จ.ส.ต."),
        ("สิบตำรวจเอก", "ส.ต.อ."),
        ("สิบตำรวจโท", "ส.ต.ท."),
        ("สิบตำรวจตรี", "ส.ต.ต."),
    )
)

TITLES: tuple[Title, ...] = _CIVIL + _RELIGIOUS + _LEARNED + _RANKS
_BY_FULL = {title.full: title for title in TITLES}
_BY_LETTERS = {title.short.replace(".", ""): title for title in TITLES} | _BY_FULL


def full_title(text: str) -> str:
    """The full form of a title standing alone: "น.ส.", "นส" and "นางสาว" give "นางสาว".

    "ว่าที่ ร.ต.หญิง" gives "ว่าที่ร้อยตรีหญิง". A title we do not know comes back tidied.
    """
    known, acting, woman = _find(text)
    if known is None:
        return tidy(text)
    return (ACTING if acting else "") + known.full + (WOMAN if woman else "")


def short_title(text: str) -> str:
    """The official abbreviation: "นางสาว" gives "น.ส."; a title we do not know comes back tidied."""
    known, acting, woman = _find(text)
    if known is None:
        return tidy(text)
    return (ACTING_SHORT if acting else "") + known.short + (WOMAN if woman else "")


def sex_of_title(text: str) -> Sex | None:
    """The sex a title proves, or None. A bare rank proves nothing: women's ranks are often cut short."""
    known, _acting, woman = _find(text)
    if known is None and " " in text:  # "นาย ดร.": the first of several titles
        known, _acting, woman = _find(text.split(" ")[0])
    if known is None:
        return None
    return "female" if woman else known.sex


def _find(text: str) -> tuple[Title | None, bool, bool]:
    """The known title, whether it is acting, and whether it carries the woman's suffix."""
    letters = tidy(text).replace(".", "").replace(" ", "")
    if letters in _BY_LETTERS:
        return _BY_LETTERS[letters], False, False
    acting, woman = letters.startswith(ACTING), letters.endswith(WOMAN)
    rank = _BY_LETTERS.get(letters.removeprefix(ACTING).removesuffix(WOMAN))
    return (rank if rank and rank.is_rank else None), acting, woman
