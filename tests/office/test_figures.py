"""The pages of figures: the right number to the right person, adding up at every level, open down to the rows."""

import csv
import io
import json
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from prach.core.models import AuditEvent
from prach.delivery.actions import log_session
from prach.indicators.catalogue import INDICATORS
from prach.indicators.queries import figure
from prach.office.figures.asked import levels_of
from prach.ui.templatetags.ui import NBSP
from tests.cast import TODAY, YEAR, Cast, area

OF_PERSONS = {
    "households-enrolled",
    "households-income-rose",
    "households-income-rose-share",
    "households-practising-share",
    "income-change-average",
    *(code for code in INDICATORS if code == "sages" or code.startswith("sages-")),
}
FILES = ["json", "csv", "xlsx"]


def page(name, *args, **query):
    address = reverse(f"office:{name}", args=args)
    return f"{address}?{urlencode(query)}" if query else address


def every_address(code="sage-sessions", **query):
    """Return every address of a figure."""
    return [
        page("figures", **query),
        page("figure", code, **query),
        page("figure-rows", code, **query),
        *(page("figures-file", suffix, **query) for suffix in FILES),
        *(page("figure-file", code, suffix, **query) for suffix in FILES),
        *(page("figure-rows-file", code, suffix, **query) for suffix in FILES),
    ]


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def number_in(cell):
    """Return the number that a cell shows; None for what is not known."""
    return (
        None if cell is None else float(str(cell).replace(",", "").replace(f"{NBSP}%", "").replace("−", "-"))
    )


# ------------------------------------------------------------------------------------------- who comes in


def test_figures_are_open_to_every_role_and_to_nobody_else(cast: Cast, full_year, signed_in):
    statuses = {
        name: signed_in(user).get(page("figures")).status_code for name, user in cast.everybody().items()
    }
    assert statuses == dict.fromkeys(cast.everybody(), 200) | {"visitor": 302}


@pytest.mark.parametrize("person", ["neighbour", "nan_officer"])
def test_figures_of_another_area_are_not_there_at_any_address(cast: Cast, full_year, signed_in, person):
    client = signed_in(cast.everybody()[person])
    for address in every_address(area="5701", year=YEAR):
        assert client.get(address).status_code == 404, address


def test_nobody_reads_figures_above_their_own_area(cast: Cast, full_year, signed_in):
    client = signed_in(cast.officer)
    for address in every_address(area="57", year=YEAR):
        assert client.get(address).status_code == 404, address


def test_what_does_not_exist_is_not_there(cast: Cast, full_year, signed_in):
    client = signed_in(cast.director)
    wrong = [
        page("figure", "no-such-figure"),
        page("figure-rows", "no-such-figure"),
        page("figure-file", "no-such-figure", "csv"),
        page("figure-rows-file", "no-such-figure", "csv"),
        page("figure-file", "sages", "exe"),
        page("figure-rows-file", "sages", "exe"),
        page("figures-file", "exe"),
        page("figures", area="57999999"),
        page("figures", area="x"),
        page("figures", year="soon"),
        page("figures", year="1"),
        page("figure", "sages", by="moo"),
        page("figure", "sages", area="5701", by="district"),
        page("figure", "agreements", area="57", by="district"),
    ]
    assert {address: client.get(address).status_code for address in wrong} == dict.fromkeys(wrong, 404)


def test_each_starts_in_their_own_area_and_its_latest_year(cast: Cast, full_year, signed_in):
    started = {}
    for name in ("director", "officer", "phatthanakon", "supervisor"):
        answer = signed_in(cast.everybody()[name]).get(page("figures"))
        started[name] = [
            answer.context["filters"]["area"].value(),
            answer.context["filters"]["year"].value(),
        ]
    assert started == {
        "director": ["57", "2560"],
        "officer": ["5701", "2560"],
        "phatthanakon": ["570102", "2560"],
        "supervisor": ["5701", "2560"],
    }


def test_the_path_leads_up_only_as_far_as_one_may_read(cast: Cast, full_year, signed_in):
    steps = signed_in(cast.officer).get(page("figures", area="57010202", year=YEAR)).context["steps"]
    assert [bool(address) for _name, address in steps] == [False, True, True, True]
    assert [name.split()[0] for name, _address in steps] == [
        "จังหวัดเชียงราย",
        "อำเภอเมืองเชียงราย",
        "ตำบลรอบเวียง",
        "บ้านป่ายางมน",
    ]


def test_the_supervisor_chooses_between_the_districts_of_the_zone(cast: Cast, full_year, signed_in):
    filters = signed_in(cast.supervisor).get(page("figures")).context["filters"]
    offered = {code for code, _name in filters.fields["area"].choices}
    assert offered == {"5701", "5702", "570102", "570103"}


# ------------------------------------------------------------------------------------------- the overview


def test_all_figures_stand_in_the_order_of_the_steps(cast: Cast, full_year, signed_in):
    answer = signed_in(cast.director).get(page("figures"))
    shown = [str(one["label"]) for _title, stats in answer.context["sections"] for one in stats]
    ordered = sorted(INDICATORS.values(), key=lambda indicator: indicator.step or 9)
    assert shown == [str(indicator.name) for indicator in ordered]
    assert len(answer.context["sections"]) == len({indicator.step for indicator in INDICATORS.values()})


def test_a_figure_that_is_not_known_is_blank_and_says_why(cast: Cast, full_year, signed_in):
    answer = signed_in(cast.officer).get(page("figures", area="570102", year=YEAR))
    cards = {str(one["label"]): one for _title, stats in answer.context["sections"] for one in stats}
    agreements = cards[str(INDICATORS["agreements"].name)]
    assert agreements["value"] is None
    assert agreements["note"]


# ------------------------------------------------------------------------------------------- one figure


@pytest.mark.slow
@pytest.mark.parametrize("place", ["57", "5702", "570202"])
def test_the_lines_of_every_table_add_up_to_its_figure(cast: Cast, full_year, signed_in, place):
    client = signed_in(cast.director)
    for code, indicator in INDICATORS.items():
        for level in levels_of(indicator, place):
            table = client.get(page("figure", code, area=place, year=YEAR, by=level.lower())).context["table"]
            whole = figure(code, place, YEAR).value
            assert number_in(table.total[1]) == pytest.approx(whole, abs=0.1), (code, level)
            if indicator.kind in ("count", "sum") and whole is not None:
                lines = [number_in(row.cells[1]) for row in table.rows]
                assert sum(line or 0 for line in lines) == whole, (code, level)


def test_what_is_recorded_above_a_level_has_a_line_of_its_own(cast: Cast, full_year, signed_in):
    client = signed_in(cast.director)
    answer = client.get(page("figure", "sage-sessions", area="5702", year=YEAR))
    assert [number_in(row.cells[1]) for row in answer.context["table"].rows] == [2, 0, 1]
    assert answer.context["beyond"] == 1


@pytest.mark.parametrize("code", ["people-reached", "households-enrolled", "sages", "villages-reached"])
def test_every_line_leads_down_to_the_rows(cast: Cast, full_year, signed_in, code):
    client = signed_in(cast.director)

    def rows_below(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "agrees" in answer.context:
            assert answer.context["agrees"], address
            return len(answer.context["page"].paginator.object_list)
        table = answer.context["table"]
        return sum(rows_below(row.url) for row in table.rows if row.url and number_in(row.cells[1]) != 0)

    counted = figure(code, "57", YEAR).rows
    assert rows_below(page("figure", code, area="57", year=YEAR, by="district")) == counted > 0


def test_the_map_links_the_districts_below(cast: Cast, full_year, signed_in):
    answer = signed_in(cast.director).get(page("figure", "villages-reached", area="57", year=YEAR))
    text = answer.content.decode()
    for code in ("5701", "5702", "5718"):
        assert f"{reverse('office:figure', args=['villages-reached'])}?area={code}&amp;year={YEAR}" in text
    assert "CC BY-IGO" in text
    assert signed_in(cast.director).get(page("figure", "sages", area="570102")).context["map"] is None


def test_areas_called_alike_are_told_apart(cast: Cast, full_year, signed_in):
    client, query = signed_in(cast.director), {"area": "57", "year": YEAR, "by": "subdistrict"}
    names = [row.cells[0] for row in client.get(page("figure", "sages", **query)).context["table"].rows]
    assert len(set(names)) == len(names)
    assert "ตำบลรอบเวียง อำเภอเมืองเชียงราย" in names


def test_a_figure_of_the_province_is_blank_below_it(cast: Cast, full_year, signed_in):
    answer = signed_in(cast.officer).get(page("figure", "agreements", area="5701", year=YEAR))
    assert (answer.context["stat"]["value"], answer.context["table"]) == (None, None)


# ------------------------------------------------------------------------------------------- the rows


@pytest.mark.parametrize("place", ["57", "5701", "570102", "57010202"])
def test_the_rows_come_to_the_figure(cast: Cast, full_year, signed_in, place):
    client = signed_in(cast.director)
    for code in INDICATORS:
        context = client.get(page("figure-rows", code, area=place, year=YEAR)).context
        assert context["agrees"], code
        assert len(context["page"].paginator.object_list) == figure(code, place, YEAR).rows, code


def test_rows_are_shown_page_by_page_without_a_gap(cast: Cast, full_year, signed_in, monkeypatch):
    monkeypatch.setattr("prach.office.figures.rows.PER_PAGE", 2)
    client = signed_in(cast.director)

    def listed(number):
        answer = client.get(page("figure-rows", "people-reached", area="57", year=YEAR, page=number))
        return [row.url for row in answer.context["table"].rows]

    pages = [listed(number) for number in (1, 2, 3, 4)]
    assert [len(urls) for urls in pages] == [2, 2, 2, 1]
    assert len({url for urls in pages for url in urls}) == 7


def test_each_row_opens_its_record(cast: Cast, full_year, signed_in):
    client = signed_in(cast.director)
    for code in INDICATORS:
        for row in client.get(page("figure-rows", code, area="57", year=YEAR)).context["table"].rows:
            if row.url:
                assert client.get(row.url).status_code == 200, row.url


@pytest.mark.slow
def test_rows_of_persons_are_for_those_who_read_records(cast: Cast, full_year, signed_in):
    seen = {}
    for name, user in cast.everybody().items():
        if name in ("neighbour", "nan_officer", "visitor"):
            continue
        client = signed_in(user)
        own = user.area_codes()[0]
        seen[name] = {
            code
            for code in INDICATORS
            if client.get(page("figure-rows", code, area=own, year=YEAR)).status_code == 200
        }
    everything, open_rows = set(INDICATORS), set(INDICATORS) - OF_PERSONS
    assert seen == {
        "director": everything,
        "officer": everything,
        "phatthanakon": everything,
        "supervisor": everything,
        "auditor": everything,
        "sage": set(),
        "partner": open_rows,
        "executive": open_rows,
        "editor": open_rows,
        "administrator": open_rows,
    }


@pytest.mark.parametrize("suffix", FILES)
def test_the_files_of_rows_are_closed_to_whom_the_page_is(cast: Cast, full_year, signed_in, suffix):
    for name, status in {"executive": 403, "sage": 403, "auditor": 200, "visitor": 302}.items():
        address = page("figure-rows-file", "households-enrolled", suffix, area="57", year=YEAR)
        assert signed_in(cast.everybody()[name]).get(address).status_code == status, name


def test_names_are_on_the_page_for_those_who_read_records_and_in_no_file(cast: Cast, full_year, signed_in):
    client = signed_in(cast.director)
    for code, name in {"households-enrolled": "นายบ้าน 1", "sages": "แสง"}.items():
        query = {"area": "57", "year": YEAR}
        assert name in client.get(page("figure-rows", code, **query)).content.decode()
        for suffix in ("json", "csv"):
            assert name not in body(client.get(page("figure-rows-file", code, suffix, **query))).decode()


def test_an_executive_sees_open_rows_without_ways_into_records(cast: Cast, full_year, signed_in):
    client = signed_in(cast.executive)
    table = client.get(page("figure-rows", "sage-sessions", area="57", year=YEAR)).context["table"]
    assert [(row.cells[0], row.url) for row in table.rows] == [("ถ่ายทอดความรู้", "")] * 4
    assert client.get(page("figure", "households-enrolled", area="57", year=YEAR)).context["actions"] == []


# ------------------------------------------------------------------------------------------- files


def read(answer, suffix):
    """Return what a file holds: objects, or lines below the heading."""
    content = body(answer)
    if suffix == "json":
        return json.loads(content)
    if suffix == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]


def test_the_files_of_a_table_say_what_the_table_says(cast: Cast, full_year, signed_in):
    client, query = signed_in(cast.director), {"area": "57", "year": YEAR, "by": "district"}
    table = client.get(page("figure", "people-reached", **query)).context["table"]
    shown = [number_in(row.cells[1]) for row in table.rows]
    as_json = read(client.get(page("figure-file", "people-reached", "json", **query)), "json")
    assert [one["value"] for one in as_json] == shown
    for suffix in ("csv", "xlsx"):
        lines = read(client.get(page("figure-file", "people-reached", suffix, **query)), suffix)
        assert [float(line[4]) for line in lines] == shown
        assert [line[0] for line in lines] == [one["area"] for one in as_json]


def test_the_files_of_rows_hold_the_same_rows(cast: Cast, full_year, signed_in):
    client, query = signed_in(cast.officer), {"area": "5701", "year": YEAR}
    keys = [
        one["key"]
        for one in read(client.get(page("figure-rows-file", "people-reached", "json", **query)), "json")
    ]
    assert len(keys) == 5
    for suffix in ("csv", "xlsx"):
        lines = read(client.get(page("figure-rows-file", "people-reached", suffix, **query)), suffix)
        assert [line[6] for line in lines] == keys


def test_all_figures_are_a_file(cast: Cast, full_year, signed_in):
    client, query = signed_in(cast.executive), {"area": "57", "year": YEAR}
    found = read(client.get(page("figures-file", "json", **query)), "json")
    assert {one["code"]: one["value"] for one in found} == {
        code: figure(code, "57", YEAR).value for code in INDICATORS
    }


def test_rows_taken_out_leave_one_line_in_the_trail(cast: Cast, full_year, signed_in):
    before = AuditEvent.objects.count()
    client = signed_in(cast.officer)
    body(client.get(page("figure-rows-file", "sages", "csv", area="5701", year=YEAR)))
    client.get(page("figure-rows", "sages", area="5701", year=YEAR))
    line = AuditEvent.objects.order_by("-id")[0]
    assert AuditEvent.objects.count() == before + 1
    assert (line.actor_name, line.verb, line.subject_id, line.area_code) == (
        "officer",
        "exported",
        "sages",
        "5701",
    )


# ------------------------------------------------------------------------------------------- queries


@pytest.mark.parametrize("name", ["figures", "figure", "figure-rows"])
def test_pages_ask_as_often_for_three_rows_as_for_one(cast: Cast, forum, signed_in, name):
    client = signed_in(cast.officer)
    address = page(name, *([] if name == "figures" else ["people-reached"]), area="5701", year=YEAR)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(2):
        log_session(
            by=cast.officer,
            today=TODAY,
            kind="VILLAGE_FORUM",
            title=f"เวที {number}",
            area=area("57010301"),
            held_on=date(2017, 2, 1 + number),
            headcount=3,
        )
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)
