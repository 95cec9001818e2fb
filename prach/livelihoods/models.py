"""Income records in the shape of the basic needs survey (จปฐ items 22 and 33)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prach.core.changes import Place
from prach.core.models import Record
from prach.people.models import Household
from prach.plan.models import Scheme

INCOME_PARTS = (
    "main_income_baht_per_year",
    "secondary_income_baht_per_year",
    "other_income_baht_per_year",
    "in_kind_income_baht_per_year",
)
EXPENSE_PARTS = (
    "production_expense_baht_per_year",
    "necessary_expense_baht_per_year",
    "unnecessary_expense_baht_per_year",
    "debt_service_baht_per_year",
)


def _baht(label: Any) -> Any:
    return models.PositiveBigIntegerField(label, null=True, blank=True)


def _sum(parts: tuple[str, ...]) -> Any:
    """Sum of all parts; NULL while any part is unknown, so that a blank never passes for zero."""
    total: Any = F(parts[0])
    for part in parts[1:]:
        total = total + F(part)
    return total


class IncomeRecord(Record):
    """A household's twelve months, asked once per round. Round 0 is the baseline; round n is n months after."""

    area_path: ClassVar[str] = "household__area"

    class WhyNot(models.TextChoices):
        NO_TIME = "NO_TIME", _("no time")
        NO_CAPITAL = "NO_CAPITAL", _("no capital or materials")
        NO_MARKET = "NO_MARKET", _("no market")
        HEALTH = "HEALTH", _("health or age")
        SEASON = "SEASON", _("not the season")
        NOT_WANTED = "NOT_WANTED", _("does not want to")
        MOVED = "MOVED", _("moved away")
        OTHER = "OTHER", _("other reason")

    household = models.ForeignKey(
        Household, verbose_name=_("household"), on_delete=models.PROTECT, related_name="incomes"
    )
    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="incomes"
    )
    round = models.PositiveSmallIntegerField(_("round, in months after the baseline"))
    recorded_on = models.DateField(_("recorded"))
    up_to = models.DateField(_("twelve months up to"), null=True, blank=True)
    members_count = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    main_income_baht_per_year = _baht(_("income of main occupations, baht per year"))
    secondary_income_baht_per_year = _baht(_("income of secondary occupations, baht per year"))
    other_income_baht_per_year = _baht(_("other income, baht per year"))
    in_kind_income_baht_per_year = _baht(_("value of own produce used, baht per year"))
    production_expense_baht_per_year = _baht(_("cost of production, baht per year"))
    necessary_expense_baht_per_year = _baht(_("necessary consumption, baht per year"))
    unnecessary_expense_baht_per_year = _baht(_("unnecessary consumption, baht per year"))
    debt_service_baht_per_year = _baht(_("debt service, baht per year"))
    formal_debt_baht = _baht(_("formal debt, baht"))
    community_debt_baht = _baht(_("debt to community funds, baht"))
    informal_debt_baht = _baht(_("informal debt, baht"))
    savings_baht = _baht(_("savings, baht"))
    practising = models.BooleanField(_("practises what was taught"), null=True, blank=True)
    why_not = models.CharField(_("why not"), max_length=12, choices=WhyNot, blank=True)
    taught_income_baht_per_year = _baht(_("income of the taught occupation, baht per year"))
    taught_cost_baht_per_year = _baht(_("cost of the taught occupation, baht per year"))
    recorded_by = models.CharField(_("recorded by"), max_length=200, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=200, blank=True)
    total_income_baht_per_year = models.GeneratedField(
        expression=_sum(INCOME_PARTS),
        output_field=models.BigIntegerField(_("total income, baht per year"), null=True),
        db_persist=True,
    )
    total_expense_baht_per_year = models.GeneratedField(
        expression=_sum(EXPENSE_PARTS),
        output_field=models.BigIntegerField(_("total expense, baht per year"), null=True),
        db_persist=True,
    )

    class Meta(Record.Meta):
        verbose_name = _("income record")
        verbose_name_plural = _("income records")
        ordering = ["household", "round"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "household", "round"],
                condition=Q(archived_at__isnull=True),
                name="income_once_a_round",
                violation_error_message=_("This round is already recorded for the household."),
            ),
            models.CheckConstraint(
                condition=Q(why_not="") | Q(practising=False),
                name="income_reason_only_when_not_practising",
                violation_error_message=_(
                    "A reason for not practising is given, but the household practises."
                ),
            ),
        ]

    class Privacy:
        personal = (
            "household",
            "members_count",
            *INCOME_PARTS,
            *EXPENSE_PARTS,
            "formal_debt_baht",
            "community_debt_baht",
            "informal_debt_baht",
            "savings_baht",
            "practising",
            "why_not",
            "taught_income_baht_per_year",
            "taught_cost_baht_per_year",
            "recorded_by",
            "confirmed_by",
            "total_income_baht_per_year",
            "total_expense_baht_per_year",
        )
        internal = ("scheme", "round", "recorded_on", "up_to")

    def __str__(self) -> str:
        words = _("%(household)s, round %(round)s")
        return str(words % {"household": self.household, "round": self.round})

    def places(self) -> set[Place]:
        return {Place(self.household.area_id, self.scheme.fiscal_year)}
