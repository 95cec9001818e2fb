"""The form of an income record, in the order of the basic needs survey (จปฐ)."""

from prach.livelihoods.models import EXPENSE_PARTS, INCOME_PARTS, IncomeRecord

from ..fields import RecordForm

DEBTS = ("formal_debt_baht", "community_debt_baht", "informal_debt_baht", "savings_baht")
PRACTICE = ("practising", "why_not", "taught_income_baht_per_year", "taught_cost_baht_per_year")
WHO = ("household", "scheme", "round", "recorded_on", "up_to", "members_count")
SIGNED = ("recorded_by", "confirmed_by")


class IncomeForm(RecordForm):
    """Twelve months of a household."""

    class Meta(RecordForm.Meta):
        model = IncomeRecord
        fields = [*WHO, *INCOME_PARTS, *EXPENSE_PARTS, *DEBTS, *PRACTICE, *SIGNED]
