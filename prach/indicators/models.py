"""Summary cells: what the rows of one area and year come to, kept beside the rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cell(models.Model):
    """One figure's rows of one fiscal year whose own area this is: how many, their sum, how many are unknown.

    Written by cells.py in the transaction that changes a row, never by hand. Levels above are summed on read.
    """

    indicator = models.CharField(_("indicator"), max_length=60)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    area_code = models.CharField(_("area"), max_length=8)
    rows = models.PositiveIntegerField(_("rows"))
    amount = models.BigIntegerField(_("sum"), default=0)
    unknown = models.PositiveIntegerField(_("unknown"), default=0)

    class Meta:
        verbose_name = _("summary cell")
        verbose_name_plural = _("summary cells")
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "indicator", "area_code"], name="cell_once"),
        ]

    class Privacy:
        internal = ("id", "indicator", "fiscal_year", "area_code", "rows", "amount", "unknown")

    def __str__(self) -> str:
        return f"{self.indicator} {self.area_code} {self.fiscal_year}"
