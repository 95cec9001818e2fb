"""The yearly account of an area, written from its rows: one plain structure that page, PDF and DOCX draw."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prach.areas.models import CODE_LENGTH, Area, Level
from prach.areas.queries import areas_in_force
from prach.core.errors import Refusal
from prach.core.thai_calendar import fiscal_year_bounds
from prach.indicators.catalogue import INDICATORS

from .citing import Figures
from .lists import Lists
from .numerals import long_date
from .parts import Account, Section, Sentence
from .steps import STEPS, Material
from .tables import SUMMARY, Tables


class NoSuchAccount(Refusal):
    """There is no such area, or not for this person."""

    code = "no-such-account"
    message = gettext_lazy(
        "There is no account of this area for you. Choose an area of your own responsibility."
    )


def account(area_code: str, fiscal_year: int, user: Any) -> Account:
    """Return the account of an area and fiscal year in the active language, as far as `user` may see the rows.

    Raises NoSuchAccount for an area outside the user's scope, and for a role that reads no figures.
    """
    area = areas_in_force().filter(pk=area_code).first()
    if (
        area is None
        or not user.is_authenticated
        or not user.may("read_figures")
        or not user.covers(area_code)
    ):
        raise NoSuchAccount()
    first, last = fiscal_year_bounds(fiscal_year)
    words = {
        "area": area.label(),
        "year": str(fiscal_year),
        "first": long_date(first),
        "last": long_date(last),
    }
    figures = Figures(area_code, fiscal_year, words)
    material = Material(figures, Lists(area_code, fiscal_year, user), Tables(figures))
    sections = [background(material), in_figures(material), *(step(material) for step in STEPS)]
    return Account(
        area_code=area_code,
        area_name=words["area"],
        fiscal_year=fiscal_year,
        language=get_language() or "th",
        title=title_of(area, fiscal_year),
        sections=(*sections, *observations(material)),
    )


def title_of(area: Area, fiscal_year: int) -> str:
    """Return the title of an account."""
    words = {"area": area.label(), "year": fiscal_year}
    return _("Account of community sages and livelihoods, %(area)s, fiscal year %(year)s") % words


def background(m: Material) -> Section:
    """Why the work is done, and how this account is made."""
    say = m.figures.sentence
    return Section(
        "background",
        _("Background"),
        paragraphs=(
            *m.said(
                say(
                    _(
                        "In every village there are people who live well by honest work and whom their neighbours "
                        "look to; yet most of what they know stays with them, for want of the means and the occasion "
                        "to teach it step by step."
                    )
                ),
                say(
                    _(
                        "The programme therefore finds these people, helps the willing ones become trainers of their "
                        "own community, and lets households learn the occupation they choose themselves, while "
                        "officers support and follow the work."
                    )
                ),
            ),
            *m.said(
                say(
                    _("In {area} the work is told here in eight steps, from preparing to telling the public.")
                ),
                say(
                    _(
                        "The account is written from the registers of fiscal year {year}, {first} to {last}; every "
                        "figure is counted from rows and opens to them, and what is not known is said to be so and "
                        "is never put down as zero."
                    )
                ),
            ),
        ),
    )


def in_figures(m: Material) -> Section:
    """The year in one table, and which figures stop at a higher level."""
    return Section(
        "figures",
        _("The year in figures"),
        paragraphs=m.said(*not_counted_here(m.figures)),
        listings=m.tables.summary(),
    )


def not_counted_here(figures: Figures) -> list[Sentence | None]:
    """Say which of the main figures are counted for larger areas only."""
    said: list[Sentence | None] = []
    for level, template in (
        (Level.PROVINCE, _("Counted for the whole province only, and found in its account: %(names)s.")),
        (Level.DISTRICT, _("Counted for the whole district only, and found in its account: %(names)s.")),
    ):
        missing = [
            INDICATORS[c] for c in SUMMARY if not figures.counted_here(c) and INDICATORS[c].finest == level
        ]
        if missing and len(figures.area_code) > CODE_LENGTH[level]:
            names = _(", ").join(str(indicator.name) for indicator in missing)
            said.append(Sentence((template % {"names": names},)))
    return said


def observations(m: Material) -> tuple[Section, ...]:
    """Partners, taking part together, budgets: each only where rows speak of it."""
    say = m.figures.sentence
    agreements, partners, budgets = m.lists.agreements(), m.lists.partners(), m.lists.about_budgets()
    paragraphs = (
        *m.said(
            say(
                _(
                    "To work with others on the curricula and the teaching, agreements were signed: {agreements}."
                ),
            )
            if agreements
            else None
        ),
        *m.said(
            say(
                _(
                    "Officers and sages worked on the teaching together: sages are named among the authors of the "
                    "curricula they teach from."
                )
            )
            if m.lists.written_by_sages()
            else None
        ),
        *m.said(
            say(_("Budgets of other sources were joined for this work, as planned in the activities listed."))
            if budgets
            else None
        ),
    )
    listings = (*agreements, *partners, *budgets)
    if not paragraphs and not listings:
        return ()
    return (Section("observations", _("Observations"), paragraphs=paragraphs, listings=listings),)
