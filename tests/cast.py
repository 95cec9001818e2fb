"""The cast of every test: a few people with their roles, in a few real places of Chiang Rai and Nan.

director     provincial officer of Chiang Rai (57)
officer      district officer of Mueang (5701)
neighbour    district officer of Wiang Chai (5702): the wrong person for anything of `officer`
nan_officer  provincial officer of Nan (55): the wrong person for anything of Chiang Rai
phatthanakon subdistrict officer of Rop Wiang (570102)
supervisor   zone supervisor of the zone that holds 5701 and 5702
sage, partner, executive, auditor, editor, administrator
visitor      nobody signed in
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser

from prach.accounts.actions import add_user, give_scope, operator
from prach.accounts.models import User
from prach.accounts.roles import Role
from prach.areas.actions import set_zone
from prach.areas.loading import AREAS, VILLAGES
from prach.areas.models import Area, Level
from prach.knowhow.loading import load_coded_lists

YEAR = 2560
TODAY = date(2017, 4, 4)  # the day of the account
PASSWORD = "ทดสอบระบบปราชญ์"
SUBDISTRICTS = ("570102", "570103", "570202", "570203", "550102")
VILLAGES_EACH = 4


@dataclass
class Cast:
    """Everybody, by the name they have in the tests."""

    director: User
    officer: User
    neighbour: User
    nan_officer: User
    phatthanakon: User
    supervisor: User
    sage: User
    partner: User
    executive: User
    auditor: User
    editor: User
    administrator: User
    visitor: Any

    def everybody(self) -> dict[str, Any]:
        """Return {name: user}, the visitor last."""
        return dict(vars(self))


def area(code: str) -> Area:
    """Return one of the few areas that tests know."""
    return Area.objects.get(pk=code)


@lru_cache(maxsize=1)
def _few_areas() -> tuple[dict[str, Any], ...]:
    """Read the real names: both provinces, all districts of Chiang Rai, a few subdistricts and villages."""
    return tuple(_read())


def _read() -> Iterator[dict[str, Any]]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"]
            district = len(code) == 4 and (code.startswith("57") or code == "5501")
            if code in ("57", "55") or district or code in SUBDISTRICTS:
                yield {
                    "code": code,
                    "level": row["level"].upper(),
                    "parent_id": row["parent_code"] or None,
                    "type_th": row["type_th"],
                    "name_th": row["name_th"],
                    "name_en": row["name_en"],
                }
    taken: dict[str, int] = {}
    with gzip.open(VILLAGES, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            home = row["subdistrict_code"]
            if home in SUBDISTRICTS and taken.get(home, 0) < VILLAGES_EACH:
                taken[home] = taken.get(home, 0) + 1
                yield {
                    "code": row["village_code"],
                    "level": Level.VILLAGE,
                    "parent_id": home,
                    "type_th": "หมู่บ้าน",
                    "name_th": row["name_th"],
                    "name_en": row["name_en"],
                    "moo": int(row["moo"]),
                }


def set_the_stage() -> None:
    """Put the few areas and the coded lists in place."""
    Area.objects.bulk_create([Area(**row) for row in _few_areas()])
    load_coded_lists()


def assemble() -> Cast:
    """Let everybody come in. The areas are there already."""
    by = operator()
    zone = set_zone(
        by=by,
        fiscal_year=YEAR,
        province=area("57"),
        number=1,
        name_th="โซน 1",
        name_en="Zone 1",
        districts=[area("5701"), area("5702")],
    )

    def comes(username: str, name: str, role: Role, *codes: str) -> User:
        user = add_user(
            by=by,
            username=username,
            name=name,
            role=role,
            password=PASSWORD,
            check_password=False,
            invented=True,
        )
        for code in codes:
            give_scope(user, by=by, on=date(2016, 10, 1), area=area(code))
        return user

    supervisor = comes("supervisor", "สุดา ตรวจดี", Role.ZONE_SUPERVISOR)
    give_scope(supervisor, by=by, on=date(2016, 10, 1), zone=zone)
    return Cast(
        director=comes("director", "ดวงใจ นำทาง", Role.PROVINCIAL, "57"),
        officer=comes("officer", "อรุณ เมืองงาม", Role.DISTRICT, "5701"),
        neighbour=comes("neighbour", "นวล เวียงชัย", Role.DISTRICT, "5702"),
        nan_officer=comes("nan", "น่าน เมืองเก่า", Role.PROVINCIAL, "55"),
        phatthanakon=comes("phatthanakon", "พัฒน์ ทุ่งกว้าง", Role.SUBDISTRICT, "570102"),
        supervisor=supervisor,
        sage=comes("sage", "แสง สอนดี", Role.SAGE, "57"),
        partner=comes("partner", "ภาคี ร่วมงาน", Role.PARTNER, "57"),
        executive=comes("executive", "บริหาร มองไกล", Role.EXECUTIVE, "57"),
        auditor=comes("auditor", "ตรวจ ละเอียด", Role.AUDITOR, "57"),
        editor=comes("editor", "บรรณ เรียบร้อย", Role.EDITOR, "57"),
        administrator=comes("administrator", "ดูแล ระบบ", Role.ADMINISTRATOR, "57"),
        visitor=AnonymousUser(),
    )
