"""Sentences from templates, with figures as values: `{villages_reached}` is the value, `{villages_reached_of}` what
it is out of. A figure is cited, never typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from prach.areas.models import CODE_LENGTH
from prach.indicators import queries
from prach.indicators.base import Kind
from prach.indicators.catalogue import INDICATORS
from prach.indicators.queries import Figure

from .numerals import printed
from .parts import Cited, Number, Piece, Sentence

WHOLE = "_of"


def cited(figure: Figure, *, whole: bool = False, exact: bool = False) -> Cited:
    """Return a figure as it stands in the account; with `whole`, what it is out of.

    Shares are read in whole per cent (81), with their decimals where `exact` is asked for (80.9).
    """
    indicator = figure.indicator
    places = indicator.decimals if exact or indicator.kind != Kind.SHARE else 0
    number: Number | None = figure.out_of if whole else figure.value
    return Cited(
        code=indicator.code,
        area_code=figure.area_code,
        fiscal_year=figure.fiscal_year,
        name=str(indicator.name),
        unit=str(indicator.unit),
        value=figure.value,
        out_of=figure.out_of,
        text=printed(number, 0 if whole else places),
        whole=whole,
    )


class Figures:
    """The figures of one area and year, read once, and the sentences that cite them."""

    def __init__(self, area_code: str, fiscal_year: int, words: Mapping[str, str]) -> None:
        self.area_code, self.fiscal_year, self.words = area_code, fiscal_year, words
        self._found = {f.indicator.code: f for f in queries.figures(area_code, fiscal_year)}

    def __getitem__(self, code: str) -> Figure:
        return self._found[code]

    def __contains__(self, code: object) -> bool:
        return code in self._found

    def cite(self, code: str, *, whole: bool = False, exact: bool = False) -> Cited:
        """Return the citation of a figure. Raises KeyError for a code that no indicator has."""
        return cited(self._found[code], whole=whole, exact=exact)

    def counted_here(self, code: str) -> bool:
        """Say whether the figure is counted at this area's level at all (curricula stop at the province)."""
        return len(self.area_code) <= CODE_LENGTH[INDICATORS[code].finest]

    def sentence(self, template: object, unknown: object = "") -> Sentence | None:
        """Return the sentence; `unknown` in its place when none of its figures is known.

        None when its figures are not counted at this level.
        """
        codes = {code for code, _whole in codes_in(str(template))}
        if codes and not any(map(self.counted_here, codes)):
            return None
        made = self._made(str(template))
        if unknown and made.figures and not any(figure.known for figure in made.figures):
            return self._made(str(unknown))
        return made

    def paragraph(self, *sentences: Sentence | None) -> tuple[Sentence, ...]:
        """Return the sentences that there are."""
        return tuple(sentence for sentence in sentences if sentence)

    def _made(self, template: str) -> Sentence:
        pieces: list[Piece] = []
        for literal, name, _spec, _conversion in Formatter().parse(template):
            if literal:
                pieces.append(literal)
            if name is not None:
                pieces.append(self.words[name] if name in self.words else self._value(name))
        return Sentence(tuple(pieces))

    def _value(self, name: str) -> Cited:
        code, whole = code_of(name)
        return self.cite(code, whole=whole)


def code_of(name: str) -> tuple[str, bool]:
    """Return the indicator's code behind a placeholder, and whether it asks for what the figure is out of.

    >>> code_of("villages_reached_of")
    ('villages-reached', True)
    """
    return name.removesuffix(WHOLE).replace("_", "-"), name.endswith(WHOLE)


def codes_in(template: str) -> Iterable[tuple[str, bool]]:
    """Yield the codes that a template cites; names of other words are left out."""
    for _literal, name, _spec, _conversion in Formatter().parse(template):
        if name is not None and code_of(name)[0] in INDICATORS:
            yield code_of(name)
