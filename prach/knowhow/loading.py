"""Load the coded lists: eight work areas (from the reference entry) and 119 occupations (data/README.md)."""

import csv
from pathlib import Path

from django.db import transaction

from .models import Occupation, WorkArea

OCCUPATIONS = Path(__file__).parent / "data" / "livelihoods_th.csv"
WORK_AREAS = [
    ("SUFFICIENCY", "เศรษฐกิจพอเพียง", "Sufficiency economy"),
    ("MANAGEMENT", "การบริหารจัดการชุมชน", "Community management"),
    ("LEARNING", "ศูนย์เรียนรู้ชุมชน", "Community learning centres"),
    ("SAVINGS", "กลุ่มออมทรัพย์เพื่อการผลิต", "Savings groups for production"),
    ("WELFARE", "การจัดสวัสดิการชุมชน", "Community welfare"),
    ("LAND_MOTHER_FUND", "กองทุนแม่ของแผ่นดิน", "Mother of the Land Fund"),
    ("OTOP", "การพัฒนา OTOP", "OTOP development"),
    ("WOMEN", "การพัฒนาสตรี", "Women's development"),
]


@transaction.atomic
def load_coded_lists() -> None:
    """Bring both lists up to date; entries that an office added stay."""
    WorkArea.objects.bulk_create(
        [WorkArea(code=c, name_th=th, name_en=en, position=i) for i, (c, th, en) in enumerate(WORK_AREAS, 1)],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_th", "name_en", "position"],
    )
    with OCCUPATIONS.open(encoding="utf-8", newline="") as file:
        occupations = [
            Occupation(
                code=row["occ_id"],
                name_th=row["name_th"],
                name_en=row["name_en"],
                group_th=row["group_th"],
                isco08_code=row["isco08_code"],
            )
            for row in csv.DictReader(file)
        ]
    Occupation.objects.bulk_create(
        occupations,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_th", "name_en", "group_th", "isco08_code"],
    )
