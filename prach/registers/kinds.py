"""What a column holds: how its cells are read, how its values are shown, what its drop-down list offers.

Reading is forgiving where people vary and strict where it matters. A kind gives the value, None for a blank cell, or
raises a CellProblem with a reason code; the sentence for it is in reasons.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from prach.areas.models import Level
from prach.core.cells import CellProblem, cell_text, is_blank
from prach.core.identity import (
    clean_house_code,
    clean_national_id,
    format_house_code,
    format_phone,
    parse_phone,
)
from prach.core.numbers import parse_decimal, parse_whole_number, parse_yes_no
from prach.core.text import full_title, tidy_lines, to_arabic_digits
from prach.core.thai_calendar import format_short, parse_date, parse_year

if TYPE_CHECKING:
    from .lookups import Lookups


def squeezed(text: str) -> str:
    """Return the key by which labels and headings are compared: no spaces, stars or line ends, Arabic digits."""
    plain = to_arabic_digits(cell_text(text)).casefold()
    return "".join(plain.split()).strip("*:：").replace("*", "")


class Kind:
    """What a column holds. `hint` says how to fill it; `width` is in characters."""

    hint: Any = ""
    example: str = ""
    width: int = 18
    # A cell that says the same gives the same value, whatever the row: read once, remembered.
    remembered: bool = True
    # Where the cell is read for its line ends, spreadsheets show it wrapped.
    wrapped: bool = False

    def read(self, cell: Any, lookups: Lookups) -> Any:
        """Return the value of a cell; None where it is blank. Raises CellProblem."""
        raise NotImplementedError

    def show(self, value: Any) -> str | int | Decimal | None:
        """Return what a workbook shows for a stored value; reading it gives the value again."""
        return None if value is None or value == "" else str(value)

    def options(self) -> list[str]:
        """Return the entries of the drop-down list, in Thai; none where anything may be typed."""
        return []


class Words(Kind):
    """Text on one line."""

    hint = _("Text.")
    width = 24

    def __init__(self, longest: int = 0) -> None:
        self.longest = longest

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        text = self._tidied(cell)
        if is_blank(text):
            return None
        if self.longest and len(text) > self.longest:
            raise ColumnProblem("text-too-long", cell, longest=self.longest, length=len(text))
        return text

    def _tidied(self, cell: Any) -> str:
        return cell_text(cell)


class Lines(Words):
    """Text that may run over several lines."""

    width = 40
    wrapped = True

    def _tidied(self, cell: Any) -> str:
        return tidy_lines(cell) if isinstance(cell, str) else cell_text(cell)


class Title(Words):
    """A title before a name, in its full form."""

    hint = _("Title; abbreviations are understood. It may also stand joined to the given name.")
    example = "นางสาว"
    width = 10

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        text = super().read(cell, lookups)
        return full_title(text) if text else None


class OneOf(Kind):
    """An entry of a fixed list: by its Thai label, its English label or its code."""

    hint = _("Choose from the list.")

    def __init__(self, choices: Any) -> None:
        self.choices = choices
        self._by_label: dict[str, Any] = {}

    def read(self, cell: Any, lookups: Lookups) -> Any:
        if is_blank(cell):
            return None
        key = squeezed(cell_text(cell))
        if key not in self._labels():
            raise ColumnProblem("choice-unknown", cell, choices=", ".join(self.options()))
        return self._labels()[key]

    def show(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        with override("th"):
            return str(self.choices(value).label)

    def options(self) -> list[str]:
        with override("th"):
            return [str(choice.label) for choice in self.choices]

    def _labels(self) -> dict[str, Any]:
        if not self._by_label:
            for language in ("en", "th"):
                with override(language):
                    self._by_label |= {squeezed(str(choice.label)): choice.value for choice in self.choices}
            self._by_label |= {squeezed(str(choice.value)): choice.value for choice in self.choices}
            self._by_label |= {squeezed(choice.name): choice.value for choice in self.choices}
        return self._by_label


class YesNo(Kind):
    """Yes, no, or blank where nobody asked."""

    hint = _("Yes or no; blank where it is not known.")
    example = "ใช่"
    width = 10

    def read(self, cell: Any, lookups: Lookups) -> bool | None:
        return parse_yes_no(cell)

    def show(self, value: Any) -> str | None:
        return None if value is None else ("ใช่" if value else "ไม่ใช่")

    def options(self) -> list[str]:
        return ["ใช่", "ไม่ใช่"]


class Day(Kind):
    """A date; shown as text in the Buddhist Era, which no spreadsheet program re-reads as something else."""

    hint = _(
        "Day/month/year in the Buddhist Era. Names of months, Thai digits and Christian years are read too."
    )
    example = "04/04/2560"
    width = 14

    def __init__(self, earliest: date = date.min) -> None:
        self.earliest = earliest

    def read(self, cell: Any, lookups: Lookups) -> date | None:
        day = parse_date(cell)
        if day and day < self.earliest:
            raise ColumnProblem("day-too-early", cell)
        return day

    def show(self, value: Any) -> str | None:
        return format_short(value) if isinstance(value, date) else super().show(value)  # type: ignore[return-value]


class BirthDay(Day):
    """A date of birth: a year of two digits lies in the past."""

    remembered = False

    def read(self, cell: Any, lookups: Lookups) -> date | None:
        return parse_date(cell, latest=lookups.today)


class Year(Kind):
    """A year of the Buddhist Era."""

    hint = _("Year of the Buddhist Era, four digits. Christian years are read too.")
    example = "2560"
    width = 10

    def read(self, cell: Any, lookups: Lookups) -> int | None:
        return parse_year(cell)

    def show(self, value: Any) -> int | None:
        return None if value is None else int(value)


class Whole(Kind):
    """A whole number, not negative."""

    hint = _("Whole number. Blank where it is not known; 0 only where it is nought.")
    example = "25"
    width = 12

    def __init__(self, most: int = 2_147_483_647, least: int = 0) -> None:
        self.most, self.least = most, least

    def read(self, cell: Any, lookups: Lookups) -> int | None:
        number = parse_whole_number(cell)
        if number is not None:
            _require_between(number, self.least, self.most, cell)
        return number

    def show(self, value: Any) -> int | None:
        return None if value is None else int(value)


class Amount(Kind):
    """A number with decimals, not negative."""

    hint = _("Number. Thousands commas and a unit behind it are read too.")
    example = "1500"
    width = 14

    def __init__(self, digits: int = 14, places: int = 2) -> None:
        self.places, self.most = places, Decimal(10) ** (digits - places) - Decimal(1).scaleb(-places)

    def read(self, cell: Any, lookups: Lookups) -> Decimal | None:
        number = parse_decimal(cell)
        if number is None:
            return None
        _require_between(number, 0, self.most, cell)
        exact = number.quantize(Decimal(1).scaleb(-self.places))
        if exact != number and not isinstance(cell, float):
            raise ColumnProblem("too-many-decimals", cell, places=self.places)
        return exact

    def show(self, value: Any) -> int | Decimal | None:
        if value is None:
            return None
        number = Decimal(str(value))
        return int(number) if number == number.to_integral_value() else number.normalize()


class HouseCode(Kind):
    """The 11 digits of the house registration."""

    hint = _("House registration code, 11 digits.")
    example = "5701-001234-5"

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        return clean_house_code(cell)

    def show(self, value: Any) -> str | None:
        return format_house_code(value) if value else None


class Phone(Kind):
    """A telephone number."""

    hint = _("Telephone number, 9 or 10 digits.")
    example = "081-234-5678"

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        return parse_phone(cell)

    def show(self, value: Any) -> str | None:
        text = str(value or "")
        return (format_phone(text) if text.isdigit() and len(text) in (9, 10) else text) or None


class NationalId(Kind):
    """A national ID. Read, never written into a workbook."""

    hint = _(
        "National ID, 13 digits, where the person has given it. It is kept encrypted and never exported."
    )
    example = "1-2345-67890-12-1"
    remembered = False

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        return clean_national_id(cell)


class Place(Kind):
    """An area: by its code, or by name with moo and subdistrict, in one cell or with the columns beside it."""

    hint = _(
        "Code of the area (a village has 8 digits), or its name with moo, subdistrict and district,"
        " in this cell or in the columns หมู่ที่, ตำบล, อำเภอ."
    )
    example = "57010201"
    width = 34
    remembered = False  # the columns beside it count too; lookups remember

    def __init__(self, *levels: Level) -> None:
        self.levels = levels or tuple(Level)

    def read(self, cell: Any, lookups: Lookups, beside: tuple[Any, ...] = ()) -> str | None:
        return lookups.areas.find(cell, beside, self.levels)


class Listed(Kind):
    """An entry of a list that is kept in the database (occupations, work areas): by name or code."""

    hint = _("Choose from the list, or enter the code.")
    width = 26

    def __init__(self, model: Any) -> None:
        self.model = model

    def read(self, cell: Any, lookups: Lookups) -> Any:
        return None if is_blank(cell) else lookups.listed(self.model).find(cell)

    def show(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        return str(getattr(value, "name_th", value))

    def options(self) -> list[str]:
        return list(self.model.objects.values_list("name_th", flat=True))


class OneIndicator(Kind):
    """The code of an indicator."""

    hint = _("Code of the indicator, or its name.")
    example = "villages-reached"
    width = 30

    def read(self, cell: Any, lookups: Lookups) -> str | None:
        if is_blank(cell):
            return None
        found = lookups.indicators().get(squeezed(cell_text(cell)))
        if found is None:
            raise ColumnProblem("indicator-unknown", cell)
        return found

    def options(self) -> list[str]:
        from .lookups import indicator_codes

        return indicator_codes()


class Known(Kind):
    """Another record: by its reference, and persons and households also by name and village."""

    hint = _("Reference of the record. It must already be in the register.")
    example = "7K3M9-Q2ABC"
    width = 20
    remembered = False  # lookups remember; what is near may decide between two of a name

    def __init__(self, register: str, by_name: bool = False) -> None:
        self.register, self.by_name = register, by_name
        if by_name:
            self.hint = _("Reference, or the name where it is the only one; if it is not, name and village.")

    def read(self, cell: Any, lookups: Lookups, near: str = "") -> Any:
        return None if is_blank(cell) else lookups.records(self.register).find(cell, near=near)

    def show(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        return str(getattr(value, "reference", value))


class KnownSeveral(Known):
    """Several records, separated by semicolons, commas or line ends."""

    hint = _("References of the records, separated by semicolons; a name is enough where it is the only one.")
    width = 30

    def __init__(self, register: str, by_name: bool = False) -> None:
        self.register, self.by_name = register, by_name

    def read(self, cell: Any, lookups: Lookups, near: str = "") -> Any:
        if is_blank(cell):
            return ()
        finder = lookups.records(self.register)
        return tuple(dict.fromkeys(finder.find(part, near=near) for part in several(cell)))

    def show(self, value: Any) -> str | None:
        items = value if isinstance(value, list | tuple | set) else [value] if value else []
        shown = [str(getattr(item, "reference", item)) for item in items]
        return "; ".join(shown) or None


class ColumnProblem(CellProblem):
    """A cell that cannot be used, with what the sentence about it needs."""

    def __init__(self, reason: str, value: object = "", **params: object) -> None:
        super().__init__(reason, value)
        self.params = params


def several(cell: Any) -> Iterable[str]:
    """Return the parts of a cell that lists several things."""
    text = str(cell) if isinstance(cell, str) else cell_text(cell)
    for mark in (",", "\n", "\r"):
        text = text.replace(mark, ";")
    return [part for part in (piece.strip() for piece in text.split(";")) if part]


def _require_between(number: Any, least: Any, most: Any, cell: Any) -> None:
    if number < 0:
        raise ColumnProblem("number-negative", cell)
    if number < least:
        raise ColumnProblem("number-too-small", cell, least=least)
    if number > most:
        raise ColumnProblem("number-too-large", cell, most=most)
