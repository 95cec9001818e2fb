"""Where the workbook of a register is to be had."""

from django.urls import NoReverseMatch, reverse


def export_address(code: str) -> str:
    """Return the address from which a register is exported; '' while there is none."""
    try:
        return reverse("office:register-export", args=[code])
    except NoReverseMatch:
        return ""
