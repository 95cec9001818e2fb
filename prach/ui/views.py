"""The style guide: every component once, filled with invented values of realistic length."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .charts import bars, sparkline, stacked_by_sex
from .forms import ThaiDateField
from .maps import choropleth_map
from .parts import Badge, Column, Event, Link, Menu, Row, Table

SQUARES = Path(__file__).parent / "styleguide.geojson"


class SampleFilters(forms.Form):
    q = forms.CharField(label="ชื่อครัวเรือน หรือชื่อหมู่บ้าน", required=False)
    state = forms.ChoiceField(label="สถานะ", required=False, choices=[("", "ทั้งหมด"), ("on", "ร่วมโครงการ")])


class SampleForm(forms.Form):
    name = forms.CharField(label="ชื่อ–นามสกุลหัวหน้าครัวเรือน", help_text="ตามทะเบียนบ้าน พร้อมคำนำหน้าชื่อ")
    born = ThaiDateField(label="วันเกิด", required=False)
    people = forms.IntegerField(label="จำนวนสมาชิกในครัวเรือน (คน)", min_value=1)
    work = forms.ChoiceField(label="อาชีพที่ต้องการฝึก", choices=[("1", "ทอผ้าย้อมครามหม้อห้อม"), ("2", "จักสานไม้ไผ่")])
    sex = forms.ChoiceField(
        label="เพศ", widget=forms.RadioSelect, choices=[("f", "หญิง"), ("m", "ชาย"), ("", "ไม่ระบุ")]
    )
    agreed = forms.BooleanField(label="ยินยอมให้เก็บข้อมูลครัวเรือนเพื่อใช้ในโครงการนี้", required=False)
    note = forms.CharField(label="บันทึกของเจ้าหน้าที่", widget=forms.Textarea, required=False)
    file = forms.FileField(label="แฟ้มทะเบียนครัวเรือน (.xlsx)", required=False)


def sample_values() -> dict[str, Any]:
    """What the page shows; the words are sample data, not part of the product."""
    columns = [
        Column("ครัวเรือน", sort="name"),
        Column("หมู่บ้าน"),
        Column("อาชีพที่ฝึก"),
        Column("รายได้ต่อปี (บาท)", "number", sort="income"),
        Column("เพิ่มขึ้น", "share"),
        Column("เยี่ยมล่าสุด", "date"),
        Column("สถานะ"),
    ]
    seen = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
    rows = [
        Row(
            [
                "นางบัวเขียว ใจกว้างดีงามทรัพย์สมบูรณ์",
                "บ้านสันทรายยาวเหนือ หมู่ 12 ต.แม่ยาว",
                "ทอผ้าย้อมครามหม้อห้อม",
                48250,
                0.184,
                seen,
                Badge("เข้าร่วม", "good"),
            ],
            "#",
        ),
        Row(
            [
                "นายอินถา คำปันน้ำฟ้า",
                "บ้านป่าตึง หมู่ 3 ต.เวียงเหนือ",
                "จักสานไม้ไผ่และหวาย",
                36900,
                -0.021,
                seen,
                Badge("รอเยี่ยมซ้ำ", "warn"),
            ],
            "#",
        ),
        Row(
            [
                "นางแสงหล้า ปันทะวงค์",
                "บ้านห้วยหินลาดใน หมู่ 7 ต.บ้านโป่ง",
                "แปรรูปกาแฟอาราบิกา",
                None,
                None,
                None,
                Badge("ยังไม่เริ่ม"),
            ],
            "#",
        ),
    ]
    names = ["เมืองใต้", "เวียงสายน้ำ", "แม่ดอยคำ", "พญาเม็งทอง", "ป่าไผ่หลวง", "ดอยงาม"]
    figures = {f"99{place:02}": value for place, value in enumerate([81, 64, None, 92, 40, 77], 1)}
    areas = [Row([name, value], "#") for name, value in zip(names, figures.values(), strict=True)]
    return {
        "heading": "ครัวเรือนเป้าหมายของโครงการ ปีงบประมาณ 2570",
        "lead": "ครัวเรือนที่สมัครใจรับการถ่ายทอดอาชีพจากปราชญ์ชุมชนในพื้นที่",
        "state": Badge("ฉบับร่าง", "info"),
        "actions": [Link("เพิ่มครัวเรือน", "#"), Link("ส่งออกเป็นแฟ้ม Excel", "#")],
        "tabs": [Link("ครัวเรือน", "#", True, 194), Link("การเยี่ยม", "#", count=1204), Link("ประวัติ", "#")],
        "notices": [
            ("รายงานประจำเดือนพฤศจิกายนต้องส่งภายในวันที่ 5 ธันวาคม 2569", "info", ""),
            ("มีครัวเรือน 3 แห่งที่ยังไม่ได้เยี่ยมเกิน 60 วัน", "warn", "ควรติดตาม"),
            ("บันทึกแล้ว", "good", ""),
            ("ส่งรายงานไม่ได้ เพราะยังไม่มีผู้รับรอง เลือกผู้รับรองแล้วส่งใหม่อีกครั้ง", "bad", ""),
        ],
        "stats": [
            {
                "label": "ครัวเรือนที่มีรายได้เพิ่มขึ้น",
                "value": 157,
                "unit": "ครัวเรือน",
                "out_of": 194,
                "target": 165,
                "kind": "number",
                "note": "",
                "url": "#",
            },
            {
                "label": "สัดส่วนครัวเรือนที่นำไปประกอบอาชีพ",
                "value": 0.887,
                "unit": "",
                "out_of": None,
                "target": 0.85,
                "kind": "share",
                "note": "นับเฉพาะที่เจ้าหน้าที่ยืนยันแล้ว",
                "url": "#",
            },
            {
                "label": "ผู้เข้ารับการถ่ายทอดทั้งหมด",
                "value": 30336,
                "unit": "คน",
                "out_of": None,
                "target": None,
                "kind": "number",
                "note": "",
                "url": "#",
            },
            {
                "label": "รายได้เฉลี่ยที่เพิ่มขึ้น",
                "value": None,
                "unit": "บาทต่อปี",
                "out_of": None,
                "target": None,
                "kind": "number",
                "note": "รอข้อมูลรอบที่ 2",
                "url": "",
            },
        ],
        "progress": "ครัวเรือนที่เยี่ยมแล้ว",
        "map": choropleth_map(
            SQUARES,
            figures,
            title="ปราชญ์ที่ผ่านการอบรม แยกตามอำเภอ",
            unit="คน",
            urls=dict.fromkeys(figures, "#"),
        ),
        "map_table": Table("ปราชญ์ที่ผ่านการอบรม", [Column("อำเภอ"), Column("คน", "number")], areas),
        "bars": bars(
            "ครัวเรือนที่มีรายได้เพิ่มขึ้น",
            [("เมืองใต้", 42, 40), ("เวียงสายน้ำ", 18, 25), ("แม่ดอยคำ", None, 12)],
            unit="ครัวเรือน",
        ),
        "by_sex": stacked_by_sex("ผู้เข้าร่วมแยกตามเพศ", [("เวทีประชาคม", 812, 604, 3), ("ศึกษาดูงาน", 120, 64, 0)]),
        "spark": sparkline("จำนวนครั้งที่ถ่ายทอดรายเดือน", [3, 7, 6, None, 12, 15, 11]),
        "filters": SampleFilters(),
        "table": Table(
            "ครัวเรือนเป้าหมาย", columns, rows, sort="name", total=["รวม", "", "", 85150, None, None, ""]
        ),
        "pages": Paginator(range(1204), 20).page(7),
        "empty_title": "ยังไม่มีปราชญ์ในตำบลนี้",
        "empty_text": "เริ่มจากการเสนอชื่อในเวทีประชาคม แล้วบันทึกชื่อที่นี่",
        "empty_action": Link("เสนอชื่อปราชญ์", "#"),
        "facts": [
            ("ชื่อ", "นางบัวเขียว ใจกว้างดีงามทรัพย์สมบูรณ์"),
            ("ที่อยู่", "99/12 หมู่ 12 บ้านสันทรายยาวเหนือ ตำบลแม่ยาว อำเภอเมืองเชียงราย จังหวัดเชียงราย 57100"),
            ("เข้าร่วมเมื่อ", seen, "date"),
            ("รายได้ก่อนเข้าร่วม (บาทต่อปี)", 40750, "number"),
            ("โทรศัพท์", None),
        ],
        "badges": [
            ("เข้าร่วม", "good"),
            ("รออนุมัติ", "info"),
            ("ใกล้ครบกำหนด", "warn"),
            ("เลยกำหนด", "bad"),
            ("พักไว้", "neutral"),
        ],
        "events": [
            Event(seen, "แก้ไขรายได้รอบที่ 1", "นางสาวพิมพ์ใจ ธรรมวงศ์", ["รายได้จากอาชีพหลัก, หมายเหตุ"]),
            Event(seen, "เพิ่มครัวเรือน", "นายสมชาติ แก้วมา", url="#"),
        ],
        "danger": "ลบออกจากรายการ",
    }


def styleguide(request: HttpRequest) -> HttpResponse:
    form = SampleForm({"name": "", "people": "4", "born": "31/02/2500", "sex": "f"})
    nav = [
        Link("หน้าแรก", "#", True),
        Menu("ครัวเรือนและปราชญ์", [Link("ครัวเรือนเป้าหมาย", "#"), Link("ปราชญ์ชุมชน", "#")]),
        Link("แผนงาน", "#"),
        Link("การถ่ายทอด", "#"),
        Link("รายงาน", "#"),
    ]
    crumbs = [Link("หน้าแรก", "#"), Link("อำเภอเมืองเชียงราย", "#")]
    page = sample_values() | {"form": form}
    return render(
        request, "ui/styleguide.html", {"page": page, "nav": nav, "crumbs": crumbs, "demonstration": True}
    )
