"""The rows an account prints as lists, read for one user."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from prach.areas.models import Zone
from prach.core.querysets import ancestors
from prach.core.thai_calendar import fiscal_year_bounds
from prach.curricula.models import Curriculum
from prach.delivery.models import Session
from prach.plan.models import Activity, Agreement, Partner, Scheme

from .numerals import cell_text, short_date
from .parts import Cell, Cited, Heading, Listing

MANY = 3  # more areas than these are counted, not named
BUDGET = "งบประมาณ"  # the word by which an activity is known to be about budgets


def listing(
    caption: str, headings: list[Heading], rows: Any, total: tuple[Cell, ...] = ()
) -> tuple[Listing, ...]:
    """Return the listing in a tuple, or nothing where it has no rows."""
    made = tuple(rows)
    return (Listing(caption, tuple(headings), made, total),) if made else ()


class Lists:
    """What one user may see of one area and year."""

    def __init__(self, area_code: str, fiscal_year: int, user: Any) -> None:
        self.area_code, self.fiscal_year, self.user = area_code, fiscal_year, user
        self._activities = self._activities_by_step()

    def _activities_by_step(self) -> Mapping[int, list[Activity]]:
        found: dict[int, list[Activity]] = defaultdict(list)
        rows = Activity.objects.visible_to(self.user).under(self.area_code)
        rows = rows.filter(scheme__fiscal_year=self.fiscal_year).select_related("area")
        for activity in rows.order_by("starts_on", "title"):
            found[activity.step].append(activity)
        return found

    def activities(self, step: int) -> tuple[Listing, ...]:
        """Activities under one step: what, when, where, how much, done."""
        return self._listed(_("Activities of this step"), self._activities[step])

    def about_budgets(self) -> tuple[Listing, ...]:
        """Activities whose title speaks of budgets."""
        found = (a for step in sorted(self._activities) for a in self._activities[step] if BUDGET in a.title)
        return self._listed(_("Activities that join budgets"), found)

    def _listed(self, caption: str, activities: Iterable[Activity]) -> tuple[Listing, ...]:
        headings = [
            Heading(_("Activity")),
            Heading(_("When")),
            Heading(_("Where")),
            Heading(_("Quantity"), numeric=True),
            Heading(_("Unit")),
            Heading(_("Done on")),
        ]
        return listing(caption, headings, map(activity_cells, alike(activities)))

    def schemes(self) -> tuple[Listing, ...]:
        """The schemes whose rules hold here: the area's own, those above it and those under it."""
        here = Q(area__code__under=self.area_code) | Q(area__in=ancestors(self.area_code))
        rows = Scheme.objects.visible_to(self.user).filter(here, fiscal_year=self.fiscal_year)
        headings = [
            Heading(_("Scheme")),
            Heading(_("Circular")),
            Heading(_("Sages per village"), numeric=True),
            Heading(_("Households per village"), numeric=True),
            Heading(_("Households per sage"), numeric=True),
            Heading(_("Follow-up rounds, in months")),
        ]
        return listing(
            _("Schemes of the year and their rules"),
            headings,
            ((s.name, s.circular, s.sages_per_village, s.households_per_village, s.households_per_sage,
              s.followup_months) for s in rows),
        )  # fmt: skip

    def _curricula(self) -> QuerySet[Curriculum]:
        rows: QuerySet[Curriculum] = Curriculum.objects.visible_to(self.user).under(self.area_code)
        within = fiscal_year_bounds(self.fiscal_year)
        printed = Q(print_runs__printed_on__range=within, print_runs__archived_at__isnull=True)
        return (
            rows.annotate(volumes=Sum("print_runs__volumes", filter=printed))
            .filter(Q(approved_on__range=within) | Q(volumes__isnull=False))
            .select_related("occupation")
        )

    def curricula(self, total: Cited) -> tuple[Listing, ...]:
        """Curricula approved or printed in the year, with the volumes of the year."""
        headings = [
            Heading(_("Code")),
            Heading(_("Curriculum")),
            Heading(_("Occupation")),
            Heading(_("Approved on")),
            Heading(_("Volumes"), numeric=True),
        ]
        rows: list[tuple[Cell, ...]] = [
            (c.reference, c.title, str(c.occupation), c.approved_on, c.volumes)  # type: ignore[attr-defined]
            for c in self._curricula()
        ]
        return listing(_("Curricula and their handbooks"), headings, rows, (_("Total"), "", "", "", total))

    def written_by_sages(self) -> bool:
        """Say whether a curriculum of the year names a sage among its authors."""
        return (
            self._curricula()
            .filter(authors__standings__archived_at__isnull=True, authors__standings__isnull=False)
            .exists()
        )

    def sessions(self, kind: str, caption: str) -> tuple[Listing, ...]:
        """Sessions of one kind: day, title, where, how many came."""
        rows = Session.objects.visible_to(self.user).under(self.area_code).select_related("area")
        rows = rows.filter(kind=kind, held_on__range=fiscal_year_bounds(self.fiscal_year)).order_by("held_on")
        headings = [
            Heading(_("When")),
            Heading(_("Topic")),
            Heading(_("Where")),
            Heading(_("Number of people"), numeric=True),
        ]
        cells = ((period(s.held_on, s.ended_on), s.title, s.area.label(), s.headcount) for s in rows)
        return listing(caption, headings, cells)

    def zones(self) -> tuple[Listing, ...]:
        """Supervision zones with their districts; of a district, the zone it lies in."""
        rows = Zone.objects.visible_to(self.user).filter(
            province_id=self.area_code[:2], fiscal_year=self.fiscal_year
        )
        if len(self.area_code) > 2:
            rows = rows.filter(districts=self.area_code[:4])
        headings = [Heading(_("Zone"), numeric=True), Heading(_("Name")), Heading(_("Districts"))]
        return listing(
            _("Supervision zones and their districts"),
            headings,
            (
                (z.number, str(z), _(", ").join(d.label() for d in z.districts.all()))
                for z in rows.prefetch_related("districts").order_by("number")
            ),
        )

    def agreements(self) -> tuple[Listing, ...]:
        """Agreements signed in the year."""
        rows = Agreement.objects.visible_to(self.user).under(self.area_code).select_related("partner")
        rows = rows.filter(signed_on__range=fiscal_year_bounds(self.fiscal_year)).order_by("signed_on")
        headings = [
            Heading(_("Agreement")),
            Heading(_("Partner")),
            Heading(_("Signed on")),
            Heading(_("In force until")),
        ]
        cells = ((a.title, str(a.partner), a.signed_on, a.ends_on) for a in rows)
        return listing(_("Agreements signed in the year"), headings, cells)

    def partners(self) -> tuple[Listing, ...]:
        """Organisations that work with the office here."""
        rows = Partner.objects.visible_to(self.user).under(self.area_code)
        headings = [Heading(_("Partner")), Heading(_("Kind"))]
        return listing(_("Partners"), headings, ((p.name, p.get_kind_display()) for p in rows))


def alike(activities: Iterable[Activity]) -> list[list[Activity]]:
    """Return activities in groups that differ in nothing but their area: one that every district holds is told once."""
    groups: dict[object, list[Activity]] = {}
    for activity in activities:
        key = (bare_title(activity), activity.starts_on, activity.ends_on, activity.unit)
        groups.setdefault(key, []).append(activity)
    return list(groups.values())


def bare_title(activity: Activity) -> str:
    """Return the title without the name of its area."""
    return activity.title.replace(f"{activity.area.type_th}{activity.area.name_th}", "").strip()


def activity_cells(group: list[Activity]) -> tuple[Cell, ...]:
    """Return one row for activities that are alike; an unknown quantity or end leaves the whole unknown."""
    first = group[0]
    quantities = [a.quantity for a in group if a.quantity is not None]
    ends = [a.done_on for a in group if a.done_on is not None]
    counted, done = len(quantities) == len(group), len(ends) == len(group)
    where = _(", ").join(a.area.label() for a in group)
    return (
        first.title if len(group) == 1 else bare_title(first),
        period(first.starts_on, first.ends_on),
        where if len(group) <= MANY else _("%(count)s areas") % {"count": len(group)},
        sum(quantities) if counted else None,
        first.unit if counted else "",
        max(ends) if done else None,
    )


def period(first: Any, last: Any) -> str:
    """Return one day, or the first and the last."""
    if first is None or last is None or first == last:
        return cell_text(first or last)
    return _("%(first)s – %(last)s") % {"first": short_date(first), "last": short_date(last)}
