"""The Thai calendar: Buddhist Era (BE) years, the fiscal year, and dates as people write them.

Dates are stored in the common era (CE) and shown in BE; BE = CE + 543. A fiscal year is its BE number:
fiscal year 2560 runs from 1 October 2559 to 30 September 2560.

How a year is read: 2400 and above is BE, below is CE, two digits are BE (60 is 2560), and the words พ.ศ.
and ค.ศ. decide where they stand. This holds for real spreadsheet dates too, since people type BE years
into date cells. The day always comes before the month, except in the ISO form, year first.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from prach.core.cells import CellProblem, cell_text, is_blank
from prach.core.text import to_arabic_digits, to_thai_digits

FISCAL_YEAR_STARTS = (10, 1)
BE_MINUS_CE = 543
FIRST_BE_YEAR = 2400

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)


class UnreadableDate(CellProblem):
    """Not written as a date or year. Reasons: "date-not-read", "year-not-read", "year-era-unclear"."""


class ImpossibleDate(CellProblem):
    """Written as a date, but there is none. Reasons: "day-impossible", "month-impossible", "year-impossible"."""


# ------------------------------------------------------------------------------------------- years


def to_be(year: int) -> int:
    """The BE year of a CE year: 2017 gives 2560."""
    return year + BE_MINUS_CE


def to_ce(year: int) -> int:
    """The CE year of a BE year: 2560 gives 2017."""
    return year - BE_MINUS_CE


def fiscal_year_of(day: date) -> int:
    """The fiscal year (BE) in which `day` lies."""
    return to_be(day.year) + ((day.month, day.day) >= FISCAL_YEAR_STARTS)


def fiscal_year_bounds(fiscal_year: int) -> tuple[date, date]:
    """First and last day of a fiscal year (BE), both inside it."""
    first = date(to_ce(fiscal_year) - 1, *FISCAL_YEAR_STARTS)
    return first, date(to_ce(fiscal_year), *FISCAL_YEAR_STARTS) - timedelta(days=1)


def quarter_of(day: date) -> int:
    """Quarter of the fiscal year, 1 to 4: October to December is 1."""
    return (day.month - FISCAL_YEAR_STARTS[0]) % 12 // 3 + 1


# ------------------------------------------------------------------------------------------- showing


def format_short(day: date, *, thai_digits: bool = False) -> str:
    """For screens and tables: 04/04/2560."""
    return _digits(f"{day.day:02}/{day.month:02}/{to_be(day.year)}", thai_digits)


def format_long(day: date, *, thai_digits: bool = False) -> str:
    """For papers: 4 เมษายน 2560."""
    return _digits(f"{day.day} {MONTHS[day.month - 1]} {to_be(day.year)}", thai_digits)


def format_abbreviated(day: date, *, thai_digits: bool = False) -> str:
    """For narrow columns: 4 เม.ย. 2560."""
    return _digits(f"{day.day} {SHORT_MONTHS[day.month - 1]} {to_be(day.year)}", thai_digits)


def format_month(day: date, *, thai_digits: bool = False) -> str:
    """Month and year: เมษายน 2560."""
    return _digits(f"{MONTHS[day.month - 1]} {to_be(day.year)}", thai_digits)


def _digits(text: str, thai: bool) -> str:
    return to_thai_digits(text) if thai else text


# ------------------------------------------------------------------------------------------- reading

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 3000, 2958465  # below: hardly a date, more likely a year or a count

_BE_WORD, _CE_WORD = r"พ\.? ?ศ\.?|B\.?E\.?", r"ค\.? ?ศ\.?|A\.?D\.?|C\.?E\.?"
_ERA = f"(?:(?P<be>{_BE_WORD})|(?P<ce>{_CE_WORD}))?"
_TIME = (
    r"(?:(?:[T ,\-]|เวลา)+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
    r"(?: ?(?:น\.?|นาฬิกา|AM|PM))?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?"
)
_WEEKDAY = r"(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)? ?(?:ที่)? ?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", re.I)
_ALL_DIGITS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) ?[-/. ] ?(?P<month>\d{{1,2}}) ?[-/. ] ?{_ERA} ?(?P<year>\d{{1,4}}){_TIME}",
    re.I,
)
_WITH_MONTH = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) ?[-/., ]? ?(?:เดือน)? ?(?P<name>[ก-์][ก-์. ]*?|[A-Za-z]+)"
    rf"[-/., ]*{_ERA} ?(?P<year>\d{{1,4}}){_TIME}",
    re.I,
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_YEAR = re.compile(rf"(?:ปี)? ?(?:งบประมาณ)? ?{_ERA} ?(?P<year>\d{{1,4}})", re.I)


def parse_date(value: object, *, latest: date | None = None) -> date | None:
    """The date in a cell, or None for a blank one. Reads dates, Excel serial numbers and text.

    A two-digit year that would fall after `latest` is taken a century earlier: pass today for birthdays.
    Raises UnreadableDate, ImpossibleDate.
    """
    if is_blank(value):
        return None
    if isinstance(value, date):
        moment = value.date() if isinstance(value, datetime) else value
        return _date(moment.year, moment.month, moment.day, value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnreadableDate("date-not-read", value)
    if isinstance(value, str):
        return _date_in_text(value, latest)
    return _date_of_serial(float(value), value)


def parse_year(value: object) -> int | None:
    """The BE year in a cell ("2560", "ปี ๒๕๖๐", 2017, 60), or None for a blank one.

    Raises UnreadableDate, ImpossibleDate.
    """
    if is_blank(value):
        return None
    if isinstance(value, date):
        return to_be(_ce_year(value.year, value))
    match = _YEAR.fullmatch(to_arabic_digits(cell_text(value)))
    if match is None or isinstance(value, bool):
        raise UnreadableDate("year-not-read", value)
    return to_be(_matched_year(match, value))


def _date_of_serial(serial: float, value: object) -> date:
    if not _EXCEL_FIRST <= serial <= _EXCEL_LAST:
        raise UnreadableDate("date-not-read", value)
    day = _EXCEL_DAY_ZERO + timedelta(days=int(serial))
    return _date(day.year, day.month, day.day, value)


def _date_in_text(value: str, latest: date | None) -> date:
    text = to_arabic_digits(cell_text(value))
    if _SERIAL.fullmatch(text):
        return _date_of_serial(float(text), value)
    match = _YEAR_FIRST.fullmatch(text) or _ALL_DIGITS.fullmatch(text) or _WITH_MONTH.fullmatch(text)
    if match is None:
        raise UnreadableDate("date-not-read", value)
    year = _matched_year(match, value)
    if latest is not None and len(match["year"]) == 2 and year > latest.year:
        year -= 100
    found = _date(year, _matched_month(match, value), int(match["day"]), value)
    if latest is not None and len(match["year"]) == 2 and found > latest:
        return _date(year - 100, found.month, found.day, value)
    return found


def _date(year: int, month: int, day: int, value: object) -> date:
    """The date; its year may be BE. 29 February is judged in the CE year it means."""
    year = _ce_year(year, value)
    if not 1 <= month <= 12:
        raise ImpossibleDate("month-impossible", value)
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDate("day-impossible", value) from None


def _ce_year(year: int, value: object) -> int:
    """The CE year; 2400 and above is BE. Raises ImpossibleDate outside 1800–2300 CE."""
    year = to_ce(year) if year >= FIRST_BE_YEAR else year
    if not 1800 <= year <= 2300:
        raise ImpossibleDate("year-impossible", value)
    return year


def _matched_year(match: re.Match[str], value: object) -> int:
    """The CE year of what a pattern found, by era word, number of digits and size."""
    groups, digits = match.groupdict(), match["year"]
    year = int(digits)
    if len(digits) not in (2, 4):
        raise UnreadableDate("year-not-read", value)
    if len(digits) == 2:
        if _month_key(groups.get("name") or "") in _ENGLISH and not groups.get("be"):
            raise UnreadableDate("year-era-unclear", value)  # "4-Apr-17" is how Excel writes 2017
        year += 2000 if groups.get("ce") else 2500
    if groups.get("be"):
        return _ce_year(to_ce(year), value)
    return _ce_year(year, value)


# ------------------------------------------------------------------------------------------- names of months

_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ENGLISH = {
    name[:length]: number for number, name in enumerate(_ENGLISH_MONTHS, 1) for length in (3, len(name))
} | {"sept": 9}


def _month_key(name: str) -> str:
    return re.sub(r"[. ]", "", name).casefold()


def _month_keys() -> dict[str, int]:
    """Every accepted writing of a month, without dots and spaces: เมษายน, เมษา, เมย, april, apr."""
    keys = dict(_ENGLISH) | {"กรกฏาคม": 7, "กรกฏา": 7, "กุมภาพันธ": 2}
    for number, (name, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1):
        keys |= {name: number, _month_key(short): number}
        keys[re.sub("(คม|ยน|พันธ์)$", "", name)] = number
    return keys


_MONTH_KEYS = _month_keys()


def _matched_month(match: re.Match[str], value: object) -> int:
    groups = match.groupdict()
    if groups.get("month"):
        return int(groups["month"])
    month = _MONTH_KEYS.get(_month_key(groups["name"]))
    if month is None:
        raise UnreadableDate("date-not-read", value)
    return month
