"""A name in one cell, taken apart into title, given name and surname.

Rules, in this order:

1. Label words and list numbers typed into the cell go away: "1. ชื่อ นายสมพงษ์ นามสกุล ใจดี".
2. A title in a column of its own wins. The name is left as it is, unless it repeats that very title.
3. An abbreviation with dots is a title, joined or not: "น.ส.สมหญิง", "น. ส. สมหญิง", "นส.สมหญิง".
4. A title standing alone before a name is a title: "นาย สมชาย", "นส สมหญิง". Bare letters that could be
   a name ("มล", "สอ") need a given name and a surname behind them.
5. A title written in full and joined is a title, the longest that fits, when what follows can begin a name:
   at least two characters, the first a consonant or a leading vowel. So "นางสาวิตรี" is นาง + สาวิตรี,
   "นางสาวสวรรค์" is นางสาว + สวรรค์, and "นายิกา" is a name without a title.
6. `WHOLE_NAMES` are never taken apart: "พระพาย ใจดี" has no title. `READ_BOTH_WAYS` are taken apart where
   no column gives the title, as nearly every list writes titles: "นางนวล ใจดี" is นาง + นวล. Both are doubtful.
7. One word title is taken, never two: "นางนางนวล" is นาง + นางนวล. Only abbreviations with dots may follow
   another title: "ผศ.ดร.สมชาย".
8. The first word left is the given name, all others are the surname ("ชุมสาย ณ อยุธยา"). There may be none:
   monks and many highland people have no surname.

Where rule 2 or 6 chose between two readings that are both good, `doubt` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prach.core.text.tidying import CONSONANTS, LEADING_VOWELS, tidy
from prach.core.text.titles import ACTING, TITLES, WOMAN, Sex, Title, full_title, sex_of_title

# Given names that begin with the letters of a title, where the rest alone is hardly a name.
WHOLE_NAMES = frozenset({"พระพาย", "พระเพลิง", "พระลักษมณ์"})
# Given names that are just as well a title and a common name.
READ_BOTH_WAYS = frozenset(
    {"นางนวล", "นางแย้ม", "พระจันทร์", "พระอาทิตย์", "พระพิรุณ", "พระราม", "พระลักษณ์", "พระนารายณ์"}
    | {"นางสาวดี", "นางสาวตา"}  # นาง + สาวดี, or นางสาว + ดี
)

TITLE_AMBIGUOUS = "title-ambiguous"
TITLE_CONFLICT = "title-conflict"
ODD_CHARACTERS = "name-odd-characters"


@dataclass(frozen=True)
class PersonName:
    """`title` is the full form or ""; `surname` may be ""; `doubt` is "" or the code of what to check."""

    title: str
    given: str
    surname: str
    doubt: str = ""

    @property
    def sex(self) -> Sex | None:
        """The sex the title proves, or None."""
        return sex_of_title(self.title)


def split_person_name(text: str, title: str = "") -> PersonName:
    """Title, given name and surname out of one cell; `title` is what a separate title column says, if any."""
    text = _without_labels(tidy(text))
    if tidy(title):
        return _split_under(full_title(title), text)
    found, rest = split_title(text)
    return _person(found, rest, _doubt_of(text))


def split_title(text: str) -> tuple[str, str]:
    """The title in its full form ("" when there is none) and what follows it."""
    text = tidy(text)
    match = _match_title(text)
    if match is None:
        return "", text
    title, rest = match
    while (more := _match_abbreviation(rest)) is not None:
        title, rest = f"{title} {more[0]}", more[1]
    return title, rest


def _split_under(title: str, text: str) -> PersonName:
    """The name when the title is already known from its own column (rule 2)."""
    if _doubt_of(text):
        return _person(title, text, TITLE_AMBIGUOUS)
    joined = text.removeprefix(title)
    if joined != text and _can_begin_name(joined):
        return _person(title, joined)
    found, rest = split_title(text)
    if found == title:
        return _person(title, rest)
    return _person(title, text, TITLE_CONFLICT if found else "")


def _person(title: str, name: str, doubt: str = "") -> PersonName:
    given, _space, surname = name.strip().partition(" ")
    if not doubt and _ODD.search(name):
        doubt = ODD_CHARACTERS
    return PersonName(title, given, surname, doubt)


def _doubt_of(text: str) -> str:
    return TITLE_AMBIGUOUS if text.split(" ")[0] in WHOLE_NAMES | READ_BOTH_WAYS else ""


# ------------------------------------------------------------------------------------------- labels

_LABELS = re.compile(r"(?:^|(?<=\s))(?:ชื่อ ?[-–/] ?(?:นาม)?สกุล|ชื่อ-นามสกุล|ชื่อ|นามสกุล)(?: ?[:：] ?|(?=\s|$))")
_LIST_NUMBER = re.compile(r"^[0-9๐-๙]{1,4} ?[.)] ?")
_ODD = re.compile(r"[^\u0e01-\u0e4e\u1780-\u17d3A-Za-zÀ-ž .'\-]")


def _without_labels(text: str) -> str:
    return tidy(_LABELS.sub(" ", _LIST_NUMBER.sub("", re.sub(r"\.{2,}", ".", text))))


# ------------------------------------------------------------------------------------------- titles

_NAME_START = re.compile(
    f"(?:[{LEADING_VOWELS}][{CONSONANTS}]|[{CONSONANTS}][\u0e01-\u0e4e]|[A-Za-z][A-Za-z'.])"
)
_SURE_LETTERS = frozenset({"นส", "ดช", "ดญ"})  # no Thai word is written so
_LETTERS = frozenset(title.short.replace(".", "") for title in TITLES if "." in title.short)
_WORDS = sorted((title for title in TITLES if "." not in title.full), key=lambda title: -len(title.full))
_SPACED_WORDS = {"นาง สาว": "นางสาว", "เด็ก ชาย": "เด็กชาย", "เด็ก หญิง": "เด็กหญิง"}


def _can_begin_name(rest: str) -> bool:
    return _NAME_START.match(rest) is not None


def _match_title(text: str) -> tuple[str, str] | None:
    return _match_abbreviation(text) or _match_letters(text) or _match_spaced(text) or _match_word(text)


def _abbreviation(title: Title) -> str:
    """Pattern of the abbreviation with its dots, all or the last; spaces may stand around them.

    The last dot may only be missing before a space, or "ร.ต.อภิชาติ" would be a police captain; น.ส, ด.ช
    and ด.ญ have no longer neighbour.
    """
    parts = [part.strip() for part in title.short.split(".") if part]
    last = r"\.?" if "".join(parts) in _SURE_LETTERS else r"(?:\.|(?=\s))"
    dotted = r" ?\. ?".join(parts) + (f" ?{last}" if len(parts) > 1 else r" ?\.")
    either = f"(?:{dotted}|{''.join(parts)} ?\\.)"
    return f"(?:{ACTING} ?)?{either}(?: ?{WOMAN})?" if title.is_rank else either


def _abbreviations() -> list[re.Pattern[str]]:
    """One pattern per abbreviated title, those with most parts first."""
    shortened = sorted(TITLES, key=lambda title: -title.short.count("."))
    return [re.compile(_abbreviation(title) + " ?") for title in shortened if "." in title.short]


_ABBREVIATIONS = _abbreviations()


def _match_abbreviation(text: str) -> tuple[str, str] | None:
    """Rule 3."""
    if "." not in text:
        return None
    for pattern in _ABBREVIATIONS:
        match = pattern.match(text)
        if match and _can_begin_name(text[match.end() :]):
            return full_title(match.group()), text[match.end() :]
    return None


def _match_letters(text: str) -> tuple[str, str] | None:
    """Rule 4 for abbreviations without dots; "ดช" and "ดญ" also joined, for no name begins so."""
    first, _space, rest = text.partition(" ")
    if first == ACTING:
        first, _space, rest = rest.partition(" ")
        title = full_title(ACTING + first)
        return (title, rest) if rest and title != ACTING + first else None
    if first in _SURE_LETTERS and rest:
        return full_title(first), rest
    if first[:2] in {"ดช", "ดญ"} and _can_begin_name(text[2:]):
        return full_title(first[:2]), text[2:]
    return (full_title(first), rest) if first in _LETTERS and " " in rest else None


def _match_spaced(text: str) -> tuple[str, str] | None:
    """Rule 4 for a title itself written with a space: "นาง สาว สมศรี"."""
    for spaced, full in _SPACED_WORDS.items():
        rest = text.removeprefix(spaced + " ")
        if rest != text and rest:
            return full, rest
    return None


def _match_word(text: str) -> tuple[str, str] | None:
    """Rules 4 to 6 for titles written in full."""
    if text.split(" ")[0] in WHOLE_NAMES:
        return None
    acting = ACTING if text.startswith(ACTING) else ""
    body = text.removeprefix(ACTING).lstrip() if acting else text
    for title in _WORDS:
        rest = body.removeprefix(title.full)
        if rest == body or (acting and not title.is_rank):
            continue
        rest = rest.removeprefix(".")  # "นาย.สมชาย"
        woman = WOMAN if title.is_rank and rest.lstrip().startswith(WOMAN) else ""
        rest = rest.lstrip().removeprefix(woman) if woman else rest
        if rest[:1] == " " or _can_begin_name(rest):
            return acting + title.full + woman, rest.strip()
    return None
