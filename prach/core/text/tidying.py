"""Repair of damaged Thai text: only what is surely damage.

Most damage comes from text copied out of PDF files and old web pages: sara am broken in two ("อ าเภอ"),
tone marks before their vowel, invisible characters, two เ for one แ. What would need a dictionary to
decide ("ตาบล" for ตำบล, "ชมุ ชน" for ชุมชน) is left as it is, for a person to see.
"""

from __future__ import annotations

import re
import unicodedata

CONSONANTS = "ก-ฮ"
TONES = "\u0e48-\u0e4b"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # everything written above or below a consonant
VOWEL_MARKS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"  # those that stand between the consonant and its tone mark
LEADING_VOWELS = "\u0e40-\u0e44"  # written before the consonant, spoken after it
MAI_EK, MAI_THO = "\u0e48", "\u0e49"
NIKHAHIT, SARA_AA, SARA_AM, THANTHAKHAT = "\u0e4d", "\u0e32", "\u0e33", "\u0e4c"

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")

# Raised, lowered and left-shifted marks that old Thai fonts kept in the private area.
_FONT_SHAPES = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "ญ\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)

_THAI = "\u0e01-\u0e4e"
_CARRIER = f"[{CONSONANTS}][{TONES}]?"

# A space between a consonant and า is the nikhahit of a broken ำ. Not so when a single last consonant
# follows ("สมช าย"): a syllable with ำ has no last consonant, so there only the space is wrong.
_LAST_CONSONANT = f"[{CONSONANTS}](?:{THANTHAKHAT}|(?![{_THAI}]| [{MARKS}{SARA_AA}{SARA_AM}]))"

_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    # เเ typed for แ
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    # nikhahit + sara aa, or a tone behind ำ: one ำ with the tone before it
    (re.compile(f"{NIKHAHIT}([{TONES}]?) ?{SARA_AA}"), rf"\1{SARA_AM}"),
    (re.compile(f"{SARA_AM}([{TONES}])"), rf"\1{SARA_AM}"),
    # "สมช าย": only the space is wrong
    (re.compile(f"({_CARRIER}) {SARA_AA}(?={_LAST_CONSONANT})"), rf"\1{SARA_AA}"),
    # "อ าเภอ", "ท างาน", "น้ าตาล"
    (re.compile(f"({_CARRIER}) {SARA_AA}(?=[{CONSONANTS}{LEADING_VOWELS}])"), rf"\1{SARA_AM}"),
    # "หนองค า" at the end of a word; letter by letter ("ร า ย") nothing can be told
    (re.compile(f"(?<=[{_THAI}])({_CARRIER}) {SARA_AA}(?![{_THAI}])"), rf"\1{SARA_AM}"),
    # "น ้าตาล", "ซ ้า", "ต ่า": with other consonants it may as well be า ("ห ้าแยก")
    (re.compile(f"([นซยลช]) {MAI_THO}{SARA_AA}(?!{_LAST_CONSONANT})"), rf"\1{MAI_THO}{SARA_AM}"),
    (re.compile(f"([ตด]) {MAI_EK}{SARA_AA}(?!{_LAST_CONSONANT})"), rf"\1{MAI_EK}{SARA_AM}"),
    # no word begins with ำ or with a mark: the space before them is wrong
    (re.compile(f"([{CONSONANTS}][{MARKS}]*) (?=[{MARKS}{SARA_AM}])"), r"\1"),
    # tone mark or thanthakhat written before its vowel
    (re.compile(f"([{CONSONANTS}])([{TONES}{THANTHAKHAT}])([{VOWEL_MARKS}])"), r"\1\3\2"),
    # the same mark or vowel twice
    (re.compile(f"([{MARKS}\u0e30{SARA_AA}{SARA_AM}\u0e41-\u0e44])\\1+"), r"\1"),
)


# All that the steps of tidying could touch. Most text holds none of it and is done with at once: a register of
# 100,000 rows has half a million cells.
_SUSPECT = re.compile(
    "^ | $|  |[^\\S ]|[\\x00-\\x1f\\x7f-\\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    f"\ufeff\ufffe\uffff\uf700-\uf71a{NIKHAHIT}]|\u0e40\u0e40|{SARA_AM}[{TONES}]| [{MARKS}{SARA_AM}{SARA_AA}]"
    f"|[{TONES}{THANTHAKHAT}][{VOWEL_MARKS}]|([{MARKS}\u0e30{SARA_AA}{SARA_AM}\u0e41-\u0e44])\\1"
)


def tidy(text: str) -> str:
    """The text on one line, spaces single, invisible characters gone, surely damaged Thai repaired.

    Tidying twice changes nothing more. Thai that is not damaged comes back unchanged.
    """
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = _LINE_END.sub(" ", text)
    while (tidied := _tidy_once(text)) != text:
        text = tidied
    return text


def tidy_lines(text: str) -> str:
    """The text with every line tidied, line ends "\n", and at most one empty line in a row."""
    lines = [tidy(line) for line in _LINE_END.split(text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _tidy_once(text: str) -> str:
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text.translate(_FONT_SHAPES)))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    return text
