"""Pages of households' income."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.livelihoods.actions import correct_income, record_income
from prach.livelihoods.models import EXPENSE_PARTS, INCOME_PARTS, IncomeRecord
from prach.ui.templatetags.ui import number

from ..crud import RecordPages
from ..lists import Shown
from .forms import DEBTS, PRACTICE, SIGNED, WHO, IncomeForm


class IncomePages(RecordPages):
    """Income and expense of a household, round by round."""

    code = "incomes"
    model = IncomeRecord
    form = IncomeForm
    title = gettext_lazy("Household incomes")
    add_words = gettext_lazy("Record an income")
    empty_text = gettext_lazy(
        "Record the baseline of every enrolled household first (round 0), then each follow-up."
    )
    columns = (
        Shown("household", sort="household__head_name"),
        Shown("round", gettext_lazy("Round"), "number", "round"),
        Shown("recorded_on", kind="date", sort="recorded_on"),
        Shown(
            "total_income_baht_per_year",
            gettext_lazy("Income, baht per year"),
            "number",
            "total_income_baht_per_year",
        ),
        Shown(
            "total_expense_baht_per_year",
            gettext_lazy("Expense, baht per year"),
            "number",
            "total_expense_baht_per_year",
        ),
        Shown("practising"),
    )
    search = (
        "household__head_name",
        "household__house_no",
        "household__reference",
        "household__area__name_th",
    )
    year = "scheme__fiscal_year"
    joins = ("household__area", "scheme")
    sections = (
        (gettext_lazy("Household and round"), WHO),
        (gettext_lazy("Income of twelve months"), INCOME_PARTS),
        (gettext_lazy("Expense of twelve months"), EXPENSE_PARTS),
        (gettext_lazy("Debts and savings"), DEBTS),
        (gettext_lazy("The occupation taught"), PRACTICE),
        (gettext_lazy("Who asked, who confirms"), SIGNED),
    )

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> IncomeRecord:
        return record_income(by=by, today=today, key=key, **values)

    def change(self, record: IncomeRecord, *, by: Any, today: date, **values: Any) -> IncomeRecord:
        return correct_income(record, by=by, today=today, **values)

    def facts(self, record: IncomeRecord, user: Any) -> list[tuple[Any, ...]]:
        income, expense = record.total_income_baht_per_year, record.total_expense_baht_per_year
        left = None if income is None or expense is None else income - expense
        return [
            *super().facts(record, user),
            (_("Total income, baht per year"), income, "number"),
            (_("Total expense, baht per year"), expense, "number"),
            (_("Left over, baht per year"), left, "number"),
        ]

    def saved_words(self, record: IncomeRecord) -> str:
        record.refresh_from_db()
        income, expense = record.total_income_baht_per_year, record.total_expense_baht_per_year
        if income is None or expense is None:
            return _("Saved. A part is unknown, so no total is shown: fill it in when the household tells.")
        return _(
            "Saved. Income %(income)s baht, expense %(expense)s baht, left over %(left)s baht per year."
        ) % {
            "income": number(income),
            "expense": number(expense),
            "left": number(income - expense),
        }
