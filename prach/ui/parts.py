"""The plain values components are drawn from. A view fills them; `ui/…html` draws them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.utils.functional import Promise

Words = str | Promise
Kind = Literal["text", "number", "share", "date", "datetime", "actions"]
Tone = Literal["neutral", "info", "good", "warn", "bad"]


@dataclass(frozen=True)
class Link:
    text: Words
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Badge:
    text: Words
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Menu:
    """A group of links under one word in the navigation."""

    text: Words
    items: Sequence[Link]

    @property
    def current(self) -> bool:
        return any(item.current for item in self.items)


@dataclass(frozen=True)
class Column:
    """`sort` is the name this column is ordered by in the address (`?sort=name`, `?sort=-name`)."""

    label: Words
    kind: Kind = "text"
    sort: str = ""

    @property
    def is_figure(self) -> bool:
        return self.kind in {"number", "share"}


@dataclass(frozen=True)
class Row:
    """The first cell names the row and carries its address."""

    cells: Sequence[object]
    url: str = ""


@dataclass(frozen=True)
class Table:
    """`sort` is what the rows are ordered by now. `total` is a last row of sums, same length as the columns."""

    caption: Words
    columns: Sequence[Column]
    rows: Iterable[Row]
    sort: str = ""
    total: Sequence[object] = ()
    wide: bool = False

    @property
    def becomes_cards(self) -> bool:
        """Three columns still fit a phone, but not two of running text."""
        return len(self.columns) > 3 or (len(self.columns) == 3 and self.columns[1].kind == "text")

    @property
    def scrolls(self) -> bool:
        """More columns than a laptop shows side by side: the table moves in its own frame, not the page."""
        return self.wide or len(self.columns) > 8


@dataclass(frozen=True)
class Event:
    """One line of a history: who did what, when."""

    at: datetime
    text: Words
    by: Words = ""
    details: Sequence[Words] = field(default_factory=tuple)
    url: str = ""
