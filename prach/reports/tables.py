"""Tables and charts of figures: over the areas below, over states, over work areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.areas.models import Area, Level
from prach.areas.queries import children_at, level_below
from prach.indicators import queries
from prach.indicators.queries import Figure
from prach.knowhow.models import WorkArea
from prach.sages.models import State

from .citing import Figures, cited
from .parts import Bar, Cell, Chart, Cited, Heading, Listing

# The results of each area, under headings short enough to stand side by side.
RESULTS = {
    "villages-reached": gettext_lazy("Forum villages"),
    "group-supports": gettext_lazy("Supports given"),
    "people-reached": gettext_lazy("People who benefited"),
    "households-enrolled": gettext_lazy("Households enrolled"),
    "households-income-rose": gettext_lazy("Earn more"),
    "sage-sessions": gettext_lazy("Times taught"),
    "sage-learners": gettext_lazy("Learners"),
}
SUMMARY = (
    "curricula",
    "curriculum-volumes",
    "districts-reached",
    "villages-reached",
    "group-supports",
    "people-reached",
    "households-enrolled",
    "households-income-rose",
    "households-income-rose-share",
    "sage-sessions",
    "sage-learners",
    "supervision-zones",
    "agreements",
)


class Tables:
    """The figures of one area, divided over the areas just below it."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.code, self.year = figures.area_code, figures.fiscal_year
        self.level = level_below(self.code)
        self.areas: list[Area] = list(children_at(self.code, self.level)) if self.level else []
        self._found: dict[str, dict[str, Figure]] = {}

    def figures_by_area(self, code: str) -> dict[str, Figure]:
        """Return the figure of each area below, by area code. A few queries, once."""
        if code not in self._found:
            found = queries.table(code, self.code, self.year, self.level) if self.level else []
            self._found[code] = {figure.area_code: figure for figure in found}
        return self._found[code]

    def by_area(self, code: str) -> dict[str, Cited]:
        """Return the citation of a figure for each area below, by area code."""
        return {area_code: cited(figure) for area_code, figure in self.figures_by_area(code).items()}

    def chart(self, code: str, title: str, *, shape: str = "bars") -> tuple[Chart, ...]:
        """Bars, or a map, of a figure over the areas below; nothing where no value is known."""
        found = self.by_area(code)
        bars = tuple(Bar(area.label(), found[area.code]) for area in self.areas if area.code in found)
        if not any(bar.figure.value for bar in bars):
            return ()
        unit = bars[0].figure.unit
        return (Chart(title, unit, bars, shape="map" if shape == "map" else "bars"),)

    def results(self) -> tuple[Listing, ...]:
        """Every result over the areas below: one row per area."""
        columns = [self.by_area(code) for code in RESULTS]
        rows = [(a.label(), *(column.get(a.code) for column in columns)) for a in self.areas]
        rows = [row for row in rows if any(isinstance(cell, Cited) and cell.value for cell in row)]
        if not rows:
            return ()
        totals = [self.figures.cite(code) for code in RESULTS]
        headings = [Heading(str(label), numeric=True) for label in RESULTS.values()]
        first = Heading(LEVELS[self.level]())  # type: ignore[index]
        return (Listing(_("Results by area"), (first, *headings), tuple(rows), (_("Total"), *totals)),)

    def households(self) -> tuple[Listing, ...]:
        """Target households by result: income rose, did not rise, not known yet; one row per area below."""
        enrolled = self.by_area("households-enrolled")
        rows: list[tuple[Cell, ...]] = [
            (area.label(), enrolled[area.code], self.by_area("households-income-rose")[area.code], *rest)
            for area in self.areas
            if area.code in enrolled and enrolled[area.code].value
            for rest in [did_not_rise_and_unknown(self.figures_by_area("households-income-rose")[area.code])]
        ]
        if not rows:
            return ()
        headings = (
            Heading(LEVELS[self.level]()),  # type: ignore[index]
            Heading(_("Target households"), numeric=True),
            Heading(_("Income rose"), numeric=True),
            Heading(_("Did not rise"), numeric=True),
            Heading(_("Not known yet"), numeric=True),
        )
        cite = self.figures.cite
        rest = did_not_rise_and_unknown(self.figures["households-income-rose"])
        total = (_("Total"), cite("households-enrolled"), cite("households-income-rose"), *rest)
        return (Listing(_("Target households by result"), headings, tuple(rows), total),)

    def summary(self) -> tuple[Listing, ...]:
        """The year in one table: each figure, what it is out of, its target."""
        cells: list[tuple[Cell, ...]] = []
        for code in filter(self.figures.counted_here, SUMMARY):
            figure = self.figures[code]
            whole = self.figures.cite(code, whole=True) if figure.out_of is not None else None
            cells.append(
                (
                    str(figure.indicator.name),
                    self.figures.cite(code, exact=True),
                    str(figure.indicator.unit),
                    whole,
                    figure.target,
                )
            )
        headings = (
            Heading(_("Figure")),
            Heading(_("Result"), numeric=True),
            Heading(_("Unit")),
            Heading(_("Out of"), numeric=True),
            Heading(_("Target"), numeric=True),
        )
        return (Listing(_("The year in figures"), headings, tuple(cells)),)

    def sages_by_state(self) -> tuple[Listing, ...]:
        """Sages by what they are to the programme."""
        codes = [f"sages-{state.lower()}" for state in State]
        return self._list_of(_("Sages by state"), _("State"), zip(codes, map(str, State.labels), strict=True))

    def sages_by_work_area(self) -> tuple[Listing, ...]:
        """Sages by work area; one sage may help with several."""
        rows = ((f"sages-area-{area.position}", str(area)) for area in WorkArea.objects.all())
        return self._list_of(_("Sages by work area"), _("Work area"), rows)

    def _list_of(self, caption: str, heading: str, rows: Iterable[tuple[str, str]]) -> tuple[Listing, ...]:
        cells = [(name, self.figures.cite(code)) for code, name in rows if code in self.figures]
        if not any(figure.value for _name, figure in cells):
            return ()
        return (Listing(caption, (Heading(heading), Heading(_("Sages"), numeric=True)), tuple(cells)),)


def did_not_rise_and_unknown(rose: Figure) -> tuple[int, int]:
    """Return how many of the target households earn no more, and of how many it is not known."""
    return int((rose.out_of or 0) - (rose.value or 0) - rose.unknown), rose.unknown


LEVELS: dict[Level, Callable[[], str]] = {
    Level.PROVINCE: lambda: _("Province"),
    Level.DISTRICT: lambda: _("District"),
    Level.SUBDISTRICT: lambda: _("Subdistrict"),
    Level.VILLAGE: lambda: _("Village"),
}
