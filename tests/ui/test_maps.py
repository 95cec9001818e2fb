"""Maps and charts: valid, small, honest about what is not known."""

import json
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from pathlib import Path

import pytest
from django.utils.translation import override

from prach.ui.charts import bars, sparkline, stacked_by_sex
from prach.ui.interior import depth_of, roomiest_point
from prach.ui.maps import (
    choropleth_map,
    class_of,
    label_box,
    letters,
    outlines,
    quantile_breaks,
)
from prach.ui.views import SQUARES

DISTRICTS = Path(__file__).parents[2] / "prach/areas/data/boundaries/chiang_rai_districts.geojson"
FIGURES = {"9901": 81, "9902": 64, "9903": None, "9904": 92, "9905": 40}


def tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<body>{markup}</body>")


def drawn(**options: object) -> ElementTree.Element:
    with override("th"):
        return tree(choropleth_map(SQUARES, FIGURES, title="ปราชญ์", unit="คน", **options).svg)  # type: ignore[arg-type]


def test_every_area_is_a_link_that_says_its_name_and_figure() -> None:
    links = list(drawn(urls={code: f"/areas/{code}?y=2569&q=1" for code in FIGURES}).iter("a"))
    assert [link.get("aria-label") for link in links] == [
        "เมืองใต้: 81 คน",
        "เวียงสายน้ำ: 64 คน",
        "แม่ดอยคำ: ยังไม่มีข้อมูล",
        "พญาเม็งทอง: 92 คน",
        "ป่าไผ่หลวง: 40 คน",
    ]
    assert links[0].get("href") == "/areas/9901?y=2569&q=1"
    assert links[0].find("path/title").text == "เมืองใต้: 81 คน"  # type: ignore[union-attr]


def test_what_is_not_known_is_hatched_whether_none_or_absent() -> None:
    hatched = [path for path in drawn().iter("path") if path.get("class") == "unknown"]
    assert len(hatched) == 2
    assert {path.get("fill") for path in hatched} == {"url(#hatch)"}


def test_zero_is_a_figure() -> None:
    assert choropleth_map(SQUARES, {"9901": 0, "9902": 5}, title="ก").classes["9901"] == "q0"


def test_no_figure_at_all_draws_a_hatched_map() -> None:
    empty = choropleth_map(SQUARES, {}, title="ก")
    assert set(empty.classes.values()) == {"unknown"}
    assert [line.css for line in empty.legend] == ["unknown"]


def test_the_legend_names_each_class_by_its_figures_and_the_unknown() -> None:
    with override("th"):
        legend = choropleth_map(SQUARES, FIGURES, title="ก", breaks=[50, 80]).legend
    assert [(line.css, line.text) for line in legend] == [
        ("q0", "40"),
        ("q2", "64"),
        ("q4", "81 – 92"),
        ("unknown", "ยังไม่มีข้อมูล"),
    ]


def test_shares_and_english_names() -> None:
    with override("en"):
        svg = choropleth_map(SQUARES, {"9901": 0.81}, title="Practising", kind="share").svg
    assert "Mueang Tai: 81\N{NO-BREAK SPACE}%" in svg


def test_names_are_escaped() -> None:
    feature = {
        "properties": {"code": "1", "name_th": "<ก>", "name_en": "<a>"},
        "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]},
    }
    svg = choropleth_map([feature], {"1": 1}, title="&").svg
    assert "<ก>" not in svg
    assert tree(svg) is not None


@pytest.mark.skipif(not DISTRICTS.exists(), reason="the boundaries are not there yet")
def test_the_districts_of_a_province_weigh_little_and_their_labels_lie_apart_inside() -> None:
    shapes = outlines(DISTRICTS).shapes
    codes = [shape.code for shape in shapes]
    with override("th"):
        markup = choropleth_map(
            DISTRICTS,
            {code: place * 137 for place, code in enumerate(codes)},
            title="ปราชญ์",
            urls={code: f"/areas/{code}" for code in codes},
        ).svg
        boxes = [label_box(shape, [shape.name_th, "1,204"]) for shape in shapes]
    assert len(markup.encode()) < 25_000
    assert len(list(tree(markup).iter("a"))) == 18
    assert sum(one.meets(other) for one, other in combinations(boxes, 2)) <= 1


def test_quantiles_hold_about_as_many_each_and_equal_values_stay_together() -> None:
    values = [float(value) for value in range(100)]
    breaks = quantile_breaks(values)
    assert breaks == [20, 40, 60, 80]
    assert [sum(class_of(value, breaks) == f"q{step}" for value in values) for step in range(5)] == [20] * 5
    assert quantile_breaks([3, 3, 3, 3]) == []
    assert class_of(3, []) == "q1"
    assert quantile_breaks([]) == []


def test_the_roomiest_point_lies_inside_a_crooked_shape() -> None:
    crooked = [(0.0, 0.0), (100.0, 0.0), (100.0, 20.0), (20.0, 20.0), (20.0, 100.0), (0.0, 100.0)]
    point, room = roomiest_point(crooked)
    assert depth_of(point, crooked) > 0
    assert 5 < room <= 15


def test_letters_count_places_not_signs() -> None:
    assert letters("น้ำปั้น") == 4
    assert letters("พญาเม็งราย") == 9


def test_the_sample_shapes_have_codes() -> None:
    assert len(json.loads(SQUARES.read_text("utf-8"))["features"]) == 6


def test_bars_say_value_and_target_and_draw_no_bar_for_the_unknown() -> None:
    with override("th"):
        chart = tree(bars("เพิ่มขึ้น", [("เทิง", 42, 40), ("พาน", 18, 25), ("แม่จัน", None, 12)], unit="ครัวเรือน"))
    lines = list(chart.iter("li"))
    assert [line.text for line in lines] == [
        "เทิง: 42 ครัวเรือน (เป้าหมาย 40 ครัวเรือน)",
        "พาน: 18 ครัวเรือน (เป้าหมาย 25 ครัวเรือน)",
        "แม่จัน: ยังไม่มีข้อมูล (เป้าหมาย 12 ครัวเรือน)",
    ]
    assert [len(list(line.iter("rect"))) for line in lines] == [2, 2, 1]
    assert [line.find("svg/rect[@class='bar met']") is not None for line in lines] == [True, False, False]


def test_sexes_are_said_in_words_and_fill_the_longest_bar() -> None:
    with override("th"):
        chart = tree(stacked_by_sex("ผู้เข้าร่วม", [("เวที", 60, 40, 0), ("ดูงาน", 10, 5, 5)]))
    first, second = chart.findall(".//ul[@class='bars']/li")
    assert first.text == "เวที: หญิง 60 คน ชาย 40 คน"
    assert second.text == "ดูงาน: หญิง 10 คน ชาย 5 คน ไม่ระบุ 5 คน"
    assert [rect.get("x") for rect in first.iter("rect")] == ["0.0", "60.0", "100.0"]


def test_a_sparkline_breaks_where_nothing_is_known_and_says_its_values() -> None:
    with override("th"):
        (line,) = tree(sparkline("รายเดือน", [3, None, 7, 5]))
        nothing = sparkline("รายเดือน", [None, None])
    assert line.get("aria-label") == "รายเดือน: 3, ยังไม่มีข้อมูล, 7, 5"
    assert line.find("path").get("d").count("M") == 2  # type: ignore[union-attr]
    assert "ยังไม่มีข้อมูล" in nothing
