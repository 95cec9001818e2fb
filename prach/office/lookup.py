"""Finding a record or an area by what a person typed, among what they may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from prach.areas.models import Area, Level
from prach.areas.queries import areas_in_force
from prach.core.models import Record
from prach.core.querysets import under_any
from prach.core.text import fold, full_title, same_text, split_title
from prach.core.thai_address import VillageText, bare_name, parse_village
from prach.curricula.models import Curriculum
from prach.delivery.models import Session
from prach.people.models import Group, Household, Person
from prach.plan.models import Activity, Partner, Scheme

MOST = 20
SPLIT = " · "

# By which of its fields a record is known besides its reference.
NAMED_BY: dict[type[Record], tuple[str, ...]] = {
    Person: ("given_name", "surname", "area__name_th"),
    Household: ("head_name", "house_no", "area__name_th"),
    Group: ("name", "area__name_th"),
    Curriculum: ("title",),
    Session: ("title",),
    Scheme: ("name", "fiscal_year"),
    Activity: ("title",),
    Partner: ("name",),
}
BY_NAME = {model._meta.model_name: model for model in NAMED_BY}


def words_match(text: str, fields: tuple[str, ...]) -> Q:
    """Match rows in which every word of `text` stands in one of `fields`."""
    if any(field.endswith("given_name") for field in fields):
        text = split_title(text)[1] or text
    match = Q()
    for word in fold(text).split():
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        match &= anywhere
    return match


def find_records(model: type[Record], text: str, user: Any) -> list[Any]:
    """Return at most twenty records that `text` may mean: one alone when it is a reference."""
    rows = model.objects.visible_to(user)
    if "area" in NAMED_BY[model] or "area__name_th" in NAMED_BY[model]:
        rows = rows.select_related("area")
    exact = list(rows.filter(reference__iexact=fold(text.split(SPLIT)[0]))[:2])
    return exact or list(rows.filter(words_match(text, NAMED_BY[model])).order_by("pk")[:MOST])


def only_match(found: list[Any], text: str) -> Any | None:
    """Return the one that `text` names without doubt: by reference, code or whole name; None otherwise."""
    head = fold(text.split(SPLIT)[0])
    exact = [one for one in found if _reference(one) == head] or [
        one for one in found if any(same_text(name, said) for name in _names(one) for said in _writings(text))
    ]
    if not exact and len(found) == 1 and isinstance(found[0], Area):
        exact = found if _means(found[0], text) else []
    return exact[0] if len(exact) == 1 else None


def _means(area: Area, text: str) -> bool:
    """Say whether the name in 'ป่ายางมน หมู่ 2 ต.รอบเวียง' is the whole name of the area; the rest was looked for."""
    named = _target(parse_village(text) or VillageText())
    return same_text(bare_name(area.name_th), bare_name(named))


def label_of_record(record: Any) -> str:
    """Return what stands in a lookup field: 'P-001 · นายสมชาติ แก้วมา'."""
    return f"{record.reference}{SPLIT}{record}"


def label_of_area(area: Area) -> str:
    """Return what stands in a lookup field: '57010202 · บ้านป่ายางมน หมู่ 2 ตำบลรอบเวียง'. Reads `parent`."""
    above = area.parent.label() if area.parent and area.level != Level.DISTRICT else ""
    return f"{area.code}{SPLIT}{area.label()} {above}".strip()


def find_areas(text: str, user: Any) -> list[Area]:
    """Return at most twenty areas that `text` may mean: one alone when it begins with a code."""
    rows = areas_in_force().select_related("parent")
    parts = parse_village(text) or VillageText()
    head = fold(text.split(SPLIT)[0]).replace(" ", "")
    if head.isdigit():
        return list(rows.filter(code=head))
    if parts.code:
        return list(rows.filter(code=parts.code))
    own = rows.filter(under_any("code", user.area_codes()))
    found = list(own.filter(_area_match(parts)).order_by("code")[: MOST * 5])
    exact = [one for one in found if same_text(bare_name(one.name_th), bare_name(_target(parts)))]
    return (exact or found)[:MOST]


def _target(parts: VillageText) -> str:
    return parts.name or parts.subdistrict or parts.district or parts.province


def _area_match(parts: VillageText) -> Q:
    match = Q(name_th__icontains=bare_name(_target(parts))) if _target(parts) else Q()
    if parts.moo is not None:
        match &= Q(level=Level.VILLAGE, moo=parts.moo)
    if not parts.name and parts.moo is None:
        level = (
            Level.SUBDISTRICT if parts.subdistrict else Level.DISTRICT if parts.district else Level.PROVINCE
        )
        match &= Q(level=level)
        if parts.subdistrict and parts.district:
            match &= Q(parent__name_th__icontains=bare_name(parts.district))
        return match
    if parts.subdistrict:
        match &= Q(parent__name_th__icontains=bare_name(parts.subdistrict))
    if parts.district:
        inside = areas_in_force().filter(level=Level.DISTRICT, name_th__icontains=bare_name(parts.district))
        match &= under_any("code", inside.values_list("code", flat=True)[:MOST])
    return match


def _writings(text: str) -> list[str]:
    """Return the text as typed, and with its title in full: 'น.ส.บัวผัด ใจเย็น' is 'นางสาวบัวผัด ใจเย็น'."""
    title, rest = split_title(text)
    return [text, title + rest]


def _reference(one: Any) -> str:
    return fold(one.code if isinstance(one, Area) else one.reference)


def _names(one: Any) -> list[str]:
    if isinstance(one, Area):
        return [one.name_th, one.label(), label_of_area(one).split(SPLIT)[1]]
    if isinstance(one, Person):
        bare = f"{one.given_name} {one.surname}"
        return [one.full_name, bare, full_title(one.title) + bare]
    return [str(one), getattr(one, "name", ""), getattr(one, "head_name", "")]
