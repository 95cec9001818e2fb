"""Thai text: digits, tidying, comparing, sorting, and names of people. Standard library only."""

from prach.core.text.comparing import fold, same_text
from prach.core.text.digits import to_arabic_digits, to_thai_digits
from prach.core.text.person_names import PersonName, split_person_name, split_title
from prach.core.text.sorting import thai_sort_key
from prach.core.text.tidying import tidy, tidy_lines
from prach.core.text.titles import TITLES, Sex, Title, full_title, sex_of_title, short_title

__all__ = [
    "TITLES",
    "PersonName",
    "Sex",
    "Title",
    "fold",
    "full_title",
    "same_text",
    "sex_of_title",
    "short_title",
    "split_person_name",
    "split_title",
    "thai_sort_key",
    "tidy",
    "tidy_lines",
    "to_arabic_digits",
    "to_thai_digits",
]
