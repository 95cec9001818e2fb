"""Who may sign in to the demonstration: one of each role, all invented, all with the same published password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth.hashers import make_password

from prach.accounts.actions import add_user, give_scope
from prach.accounts.models import User
from prach.accounts.roles import Role
from prach.areas.models import Area, Zone
from prach.people.actions import correct_person
from prach.people.models import Person
from prach.sages.models import State
from prach.sages.queries import standings_on

from .published import FISCAL_YEAR, PROVINCE, YEAR_BEGINS

PASSWORD = "prach-2560"  # noqa: S105  # published on purpose: it opens nothing but invented rows


@dataclass(frozen=True)
class LogIn:
    """One log-in: the area is a code, or 'zone 1' for a supervision zone."""

    username: str
    role: str
    name: str
    position: str
    area: str


PEOPLE = (
    LogIn("director", Role.PROVINCIAL, "นางอำไพ ใจคำมูล", "พัฒนาการจังหวัด", "57"),
    LogIn("officer-mueang", Role.DISTRICT, "นายวีระ ปัญญาแสน", "พัฒนาการอำเภอเมืองเชียงราย", "5701"),
    LogIn("officer-chiangkhong", Role.DISTRICT, "นางสาวพิกุล วงค์คำตา", "พัฒนาการอำเภอเชียงของ", "5703"),
    LogIn("subdistrict", Role.SUBDISTRICT, "นายธวัช อุ่นธิมา", "พัฒนากร ตำบลรอบเวียง", "570102"),
    LogIn("supervisor-1", Role.ZONE_SUPERVISOR, "นางสุพรรณี แก้วปวง", "ทีมนิเทศโซน 1", "zone 1"),
    LogIn("supervisor-2", Role.ZONE_SUPERVISOR, "นายมานพ ศรีมูลใจ", "ทีมนิเทศโซน 2", "zone 2"),
    LogIn("supervisor-3", Role.ZONE_SUPERVISOR, "นางนงเยาว์ ไชยอุ่น", "ทีมนิเทศโซน 3", "zone 3"),
    LogIn("partner", Role.PARTNER, "นางสาวกัลยา ธรรมใจ", "ผู้ประสานงานมหาวิทยาลัย", "57"),
    LogIn("executive", Role.EXECUTIVE, "นายอุดม เตชะแก้ว", "ผู้บริหารจังหวัด", "57"),
    LogIn("auditor", Role.AUDITOR, "นางพรทิพย์ คำแสน", "ผู้ตรวจสอบภายใน", "57"),
    LogIn("editor", Role.EDITOR, "นายสุวิทย์ ยาวงค์", "ผู้ดูแลเว็บไซต์", "57"),
    LogIn("admin", Role.ADMINISTRATOR, "นางรัตนา ปินตา", "ผู้ดูแลระบบ", "57"),
)
SAGE = "sage"
SAGES_DISTRICT = "5701"
LOGINS = [*((who.username, who.position) for who in PEOPLE), (SAGE, "ปราชญ์ชุมชน อำเภอเมืองเชียงราย")]


def let_officers_in(*, by: User) -> User:
    """Create the log-ins with their areas and return the director. Zones must be set. Twice changes nothing."""
    users = [_let_in(who, by=by) for who in PEOPLE]
    return users[0]


def _let_in(who: LogIn, *, by: User) -> User:
    user = _user(who.username, who.name, who.role, who.position, by=by)
    zone = _zone(who.area)
    area = None if zone else Area.objects.get(code=who.area)
    give_scope(user, by=by, on=YEAR_BEGINS, zone=zone, area=area)
    return user


def _user(username: str, name: str, role: str, position: str, *, by: User) -> User:
    return add_user(
        by=by,
        username=username,
        name=name,
        role=role,
        position=position,
        hashed_password=_hashed(),
        invented=True,
    )


@lru_cache(maxsize=1)
def _hashed() -> str:
    return make_password(PASSWORD)


def _zone(area: str) -> Zone | None:
    if not area.startswith("zone "):
        return None
    found: Zone = Zone.objects.get(fiscal_year=FISCAL_YEAR, province_id=PROVINCE, number=int(area.split()[1]))
    return found


def let_sage_in(*, by: User, today: date) -> None:
    """Give the first active sage of the district a log-in, tied to their row in the register of persons."""
    active = standings_on(today).filter(state=State.ACTIVE, person__area__code__under=SAGES_DISTRICT)
    sage = Person.objects.filter(standings__in=active).order_by("reference").first()
    if sage is None:
        return
    user = _user(SAGE, sage.full_name, Role.SAGE, "ปราชญ์ชุมชน", by=by)
    give_scope(user, by=by, on=YEAR_BEGINS, area=sage.area)
    correct_person(sage, by=by, today=today, user=user)
