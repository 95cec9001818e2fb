"""Every address of the house × the cast: nobody sees or changes a row of another area, and nothing breaks.

One record of every kind is put into Rop Wiang in Mueang district (570102), with words in it that stand nowhere else.
Then every address is asked for, with that record's key, that area and those words. A new address with a part that
this walk does not know fails it: teach `values`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, get_resolver

from prach.core.models import Record
from prach.delivery.actions import log_group_support, log_session, record_attendance
from prach.indicators.catalogue import INDICATORS
from prach.knowhow.actions import record_expertise, set_work_areas
from prach.knowhow.models import Occupation, WorkArea
from prach.livelihoods.actions import record_income
from prach.office.lookup import BY_NAME
from prach.office.records import PAGES
from prach.people.actions import register_group, register_household, register_person
from prach.plan.actions import adopt_target, enrol_household, target_village
from prach.registers.catalogue import REGISTERS
from prach.sages.actions import record_standing
from tests.cast import TODAY, YEAR, Cast

PERSONAL = "ลับเฉพาะบุคคล"  # in names and notes about persons and households
ROW = "ลับเฉพาะแถว"  # in titles of rows that hold no person
AREA = "570102"
VILLAGE = "57010202"

# Who may see none of these rows; and who may see rows, but no person.
STRANGERS = ["neighbour", "nan_officer", "visitor", "sage"]
WITHOUT_PERSONS = ["executive", "partner", "editor", "administrator"]
AT_HOME = ["officer", "phatthanakon", "director", "supervisor", "auditor"]


@dataclass
class Home:
    """One record of every kind in Rop Wiang."""

    cast: Cast
    records: list[Record] = field(default_factory=list)

    def keys(self) -> list[Any]:
        return [record.pk for record in self.records]


@pytest.fixture
def home(cast: Cast, scheme, area) -> Home:
    by, village = cast.officer, area(VILLAGE)
    person = register_person(
        by=by, today=TODAY, given_name=PERSONAL, surname=PERSONAL, phone="0000000001", area=village
    )
    household = register_household(by=by, head_name=PERSONAL, house_no="99/1", area=village)
    group = register_group(by=by, today=TODAY, name=f"กลุ่ม{ROW}", kind="SAVINGS", area=village)
    occupation = Occupation.objects.get(pk="OCC013")
    session = log_session(
        by=by, today=TODAY, kind="VILLAGE_FORUM", title=f"เวที{ROW}", area=village, held_on=date(2017, 1, 16), men=1,
        women=2, trainers=[person], note=PERSONAL,
    )  # fmt: skip
    record_attendance(session, person, by=by)
    set_work_areas(person, WorkArea.objects.all()[:1], by=by)
    records = [
        person,
        household,
        group,
        session,
        log_session(
            by=by, today=TODAY, kind="EVENT", title=f"งาน{ROW}", area=village, held_on=date(2017, 1, 17), headcount=9
        ),
        record_expertise(person, occupation, by=by, evidence=PERSONAL),
        record_standing(person, by=by, state="ACTIVE", since_on=date(2016, 11, 1), today=TODAY, note=PERSONAL),
        target_village(by=by, scheme=scheme, area=village, reason=ROW),
        enrol_household(by=by, scheme=scheme, household=household, learner=person),
        record_income(
            by=by, household=household, scheme=scheme, today=TODAY, round=0, recorded_on=date(2016, 11, 1),
            recorded_by=PERSONAL,
        ),
        adopt_target(by=by, indicator="villages-reached", area=area("5701"), fiscal_year=YEAR, value=7, reason=ROW),
        log_group_support(
            by=by, today=TODAY, kind="KNOWLEDGE", title=f"ช่วย{ROW}", group=group, area=village,
            supported_on=date(2017, 2, 1), headcount=5,
        ),
    ]  # fmt: skip
    return Home(cast, records)


def patterns(resolver: Any = None, before: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every address as (route, names of its parts)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, list(pattern.pattern.converters)
        else:
            yield from patterns(pattern, route)


def values(name: str, home: Home, route: str) -> list[Any]:
    """Return what to put for a part of an address. An unknown part is an error: teach this table."""
    known: dict[str, list[Any]] = {
        "register": sorted({*PAGES, *REGISTERS}),
        "key": home.keys(),
        "pk": [home.cast.officer.pk],
        "code": list(INDICATORS),
        "about": ["area", *BY_NAME],
        "fiscal_year": [YEAR],
        "year": [YEAR],
        "area": [AREA],
        "area_code": [AREA],
        "form": ["json", "csv", "xlsx", "pdf", "docx"],
        "format": ["json", "csv", "xlsx", "pdf", "docx"],
        "kind": ["json", "csv", "xlsx", "pdf", "docx"],
        "suffix": ["json", "csv", "xlsx", "pdf", "docx"],
        "verdict": ["NEW", "REFUSED"],
    }
    if name not in known:
        pytest.fail(f"the walk does not know «{name}» in {route}: teach it")
    return known[name]


def makes_sense(parts: dict[str, Any], home: Home) -> bool:
    """Leave out a record's key under a register that is not its own, but for one record: these are all alike."""
    if not {"register", "key"} <= set(parts):
        return True
    register, key = parts["register"], parts["key"]
    own = {record.pk: type(record) for record in home.records}[key]
    pages = PAGES.get(register)
    return key == home.records[0].pk or (pages is not None and pages.model is own)


def addresses(home: Home) -> list[str]:
    """Return every address with every combination that makes sense."""
    found = []
    for route, names in patterns():
        if route.startswith(("i18n/", "static/", "styleguide")):
            continue
        for chosen in product(*(values(name, home, route) for name in names)):
            parts = dict(zip(names, chosen, strict=True))
            if makes_sense(parts, home):
                path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part, parts=parts: str(parts[part[1]]), route)
                found.append(path)
    return found


HAS_KEY = re.compile(r"/[0-9a-f]{8}-")
QUERIES = [
    {},
    {"area": AREA, "year": YEAR, "fiscal_year": YEAR, "by": "village", "district": "5701"},
    {"q": "ลับ", "area": "5701"},
]


def words(response: Any) -> str:
    """Return everything that an answer says, unpacked where it is a workbook, a document or JSON."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    if content[:4] == b"%PDF":
        from pypdf import PdfReader

        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    text = content.decode("utf-8", "replace")
    if response.headers.get("Content-Type", "").startswith("application/json"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def browser(user: Any) -> Client:
    client = Client(raise_request_exception=True)
    if user.is_authenticated:
        client.force_login(user)
    return client


def walk(home: Home, name: str, forbidden: list[str]) -> tuple[int, set[str]]:
    """Ask for every address as `name`; return how many answered, and which of the secret words were said."""
    client = browser(home.cast.everybody()[name])
    answered, said = 0, set()
    for path in addresses(home):
        for query in QUERIES:
            if query and HAS_KEY.search(path):
                continue
            address = f"{path}?{urlencode(query)}" if query else path
            response = client.get(address)
            assert response.status_code in {200, 302, 400, 403, 404, 405}, f"{response.status_code} {address}"
            if response.status_code != 200:
                continue
            answered += 1
            text = words(response)  # a streamed answer can be read only once
            heard = {word for word in (PERSONAL, ROW) if word in text}
            leaked = heard & set(forbidden)
            assert not leaked, f"{name} reads {leaked} at {address}"
            said |= heard
    return answered, said


@pytest.mark.walk
@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_reads_no_row_at_any_address(home: Home, name: str):
    answered, _ = walk(home, name, [PERSONAL, ROW])
    assert answered or name == "visitor"


@pytest.mark.walk
@pytest.mark.parametrize("name", WITHOUT_PERSONS)
def test_a_role_without_records_reads_no_person_at_any_address(home: Home, name: str):
    walk(home, name, [PERSONAL])


@pytest.mark.walk
@pytest.mark.parametrize("name", ["officer", "auditor"])
def test_those_at_home_read_the_rows(home: Home, name: str):
    _, said = walk(home, name, [])
    assert said == {PERSONAL, ROW}


def rows_as_stored() -> dict[str, list[Any]]:
    """Return every stored row of every record, by model."""
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    return {model._meta.label: list(model.everything.order_by("pk").values()) for model in records}


@pytest.mark.walk
@pytest.mark.parametrize("name", [*STRANGERS, *WITHOUT_PERSONS, "auditor"])
def test_nobody_else_changes_a_row_at_any_address(home: Home, name: str):
    client = browser(home.cast.everybody()[name])
    before = rows_as_stored()
    for path in addresses(home):
        if path.startswith(("/logout", "/login")) or (
            name == "administrator" and path.startswith("/office/users")
        ):
            continue
        response = client.post(path, {"area": VILLAGE, "title": "x", "given_name": "x", "confirm": "1"})
        assert response.status_code < 500, f"{response.status_code} {path}"
    assert rows_as_stored() == before
