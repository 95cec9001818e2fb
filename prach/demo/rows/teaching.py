"""Sessions of every kind, and who came to some of them by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from ..allocation import random_parts, share_out
from ..geography import Village
from ..published import ACCOUNT_ON, PROVINCE, PUBLISHED, YEAR_BEGINS
from .curricula import curriculum_reference
from .households import Home
from .programme import activity_reference
from .sages import Sage, draw_teachers
from .world import Row, Trade, World, draw_day, draw_sexes

FORUM_TITLES = [
    "เวทีถ่ายทอดความรู้เรื่อง{subject} {village}",
    "เวทีแลกเปลี่ยนเรียนรู้เรื่อง{subject} {village}",
    "เวทีเรียนรู้สัมมาชีพชุมชน {village} เรื่อง{subject}",
]
EVENT_TITLES = [
    "เป็นวิทยากรเรื่อง{subject} ในงานมหกรรมสินค้าชุมชนอำเภอ{district}",
    "เป็นวิทยากรเรื่อง{subject} ในการอบรมอาชีพอำเภอ{district}",
    "เป็นวิทยากรเรื่อง{subject} ในการอบรมกลุ่มสตรีอำเภอ{district}",
    "สาธิต{subject} ในหน่วยบริการเคลื่อนที่อำเภอ{district}",
    "สาธิต{subject} ในงานประจำปีอำเภอ{district}",
]
FORUM_PLACES = ["ศาลาวัด", "ศาลาอเนกประสงค์หมู่บ้าน", "ศาลาประชาคม", "ที่ทำการกลุ่มอาชีพ", "ที่ทำการผู้ใหญ่บ้าน"]
EVENT_PLACES = [
    "หอประชุมที่ว่าการอำเภอ{district}",
    "ลานหน้าที่ว่าการอำเภอ{district}",
    "หอประชุมโรงเรียนในอำเภอ{district}",
]
BEFORE = YEAR_BEGINS - timedelta(days=1)
LAST_DAY = ACCOUNT_ON - timedelta(days=1)


def numbered(rows: Iterable[Row]) -> list[Row]:
    """Return the sessions in order of time with the office's numbers, which begin anew each fiscal year."""
    ordered = sorted(rows, key=lambda row: row["held_on"])
    counters = {"59": 0, "60": 0}
    for row in ordered:
        year = "59" if row["held_on"] < YEAR_BEGINS else "60"
        counters[year] += 1
        row["reference"] = f"ถท-{year}-{counters[year]:04}"
    return ordered


def forums(world: World, sages: list[Sage], headcount: int) -> Iterator[Row]:
    """Yield the village forums of the year with this headcount in all: every reached village one, some two."""
    rng = world.chance("forums")
    twice = rng.sample(world.reached, rng.randint(26, 46))
    on_the_first_day = rng.sample(world.reached, 3)
    people = iter(random_parts(rng, headcount, len(world.reached) + len(twice), least=15, most=60))
    for village in world.reached:
        last = date(2017, 1, 31) if village in twice else LAST_DAY
        day = YEAR_BEGINS if village in on_the_first_day else draw_day(rng, last=last, working=False)
        yield _forum(world, rng, sages, village, day, next(people))
    for village in twice:
        day = draw_day(rng, date(2017, 2, 15), working=False)
        yield _forum(world, rng, sages, village, day, next(people))


def _forum(world: World, rng: Random, sages: list[Sage], village: Village, day: date, headcount: int) -> Row:
    teachers = draw_teachers(world, rng, sages, village, day)
    trade = teachers[0].trade
    title = rng.choice(FORUM_TITLES).format(subject=trade.subject, village=village.name)
    return {
        **_session("VILLAGE_FORUM", title, village.code, _forum_place(world, rng, village), day),
        **_taught(world, trade, day, teachers, hours=rng.random() < 0.9),
        **draw_sexes(rng, headcount),
        "activity": _activity("VILLAGEFORUM", day, village.district),
    }


def _forum_place(world: World, rng: Random, village: Village) -> str:
    """Return where a forum was held; few hill villages have a temple."""
    return rng.choice(FORUM_PLACES[1:] if village.code in world.highland else FORUM_PLACES)


def transfers(world: World, sages: list[Sage]) -> Iterator[Row]:
    """Yield the transfers by sages: at events of the districts and at their own learning points."""
    rng = world.chance("transfers")
    count = PUBLISHED["sage-sessions"]
    at_events = rng.randint(50, 62)
    learners_at_events = round(PUBLISHED["sage-learners"] * rng.uniform(0.56, 0.6))
    rest = PUBLISHED["sage-learners"] - learners_at_events
    crowds = random_parts(rng, learners_at_events, at_events, least=20, most=180, evenness=4.0)
    circles = random_parts(rng, rest, count - at_events, least=12, most=80, evenness=6.0)
    districts = _districts_of(world, rng, count)
    for at, (district, headcount) in enumerate(zip(districts, crowds + circles, strict=True)):
        day = YEAR_BEGINS if at == count - 1 else draw_day(rng, working=at < at_events)
        make = _event if at < at_events else _learning_point
        yield make(world, rng, sages, district, day, headcount)


def _districts_of(world: World, rng: Random, count: int) -> list[str]:
    districts = sorted(world.geography.districts)
    inhabitants = [world.geography.inhabitants[district] for district in districts]
    spread = zip(districts, share_out(count, inhabitants, least=3), strict=True)
    places = [district for district, number in spread for _ in range(number)]
    rng.shuffle(places)
    return places


def _event(world: World, rng: Random, sages: list[Sage], district: str, day: date, headcount: int) -> Row:
    name = world.geography.districts[district]
    teacher = _teacher(rng, sages, district, day)
    title = rng.choice(EVENT_TITLES).format(subject=teacher.trade.subject, district=name)
    return {
        **_session("EVENT", title, district, rng.choice(EVENT_PLACES).format(district=name), day),
        **_taught(world, teacher.trade, day, [teacher], hours=rng.random() < 0.8),
        **draw_sexes(rng, headcount),
        "activity": _activity("TRANSFER", day),
    }


def _learning_point(
    world: World, rng: Random, sages: list[Sage], district: str, day: date, headcount: int
) -> Row:
    teacher = _teacher(rng, sages, district, day)
    trade, village = teacher.trade, teacher.village
    title = f"ถ่ายทอด{trade.subject} ณ จุดเรียนรู้อาชีพ {village.name}"
    return {
        **_session("LEARNING_POINT", title, village.code, trade.point, day),
        **_taught(world, trade, day, [teacher], hours=rng.random() < 0.9),
        **draw_sexes(rng, headcount),
        "activity": _activity("TRANSFER", day),
    }


def _teacher(rng: Random, sages: list[Sage], district: str, day: date) -> Sage:
    able = [sage for sage in sages if sage.village.district == district and sage.may_teach_on(day)]
    return rng.choice([sage for sage in able if sage.state == "ACTIVE"] or able)


def border_days(world: World, sages: list[Sage]) -> Iterator[Row]:
    """Yield sessions of the last day of fiscal year 2559: they count in no figure of 2560."""
    rng = world.chance("border-days")
    for village in rng.sample(world.reached, 2):
        yield _forum(world, rng, sages, village, BEFORE, rng.randint(20, 40))
    yield _learning_point(
        world, rng, sages, rng.choice(sorted(world.geography.districts)), BEFORE, rng.randint(15, 30)
    )


def lessons(world: World, sages: list[Sage], homes: list[Home]) -> Iterator[Row]:
    """Yield two lessons for the target households of each village; not counted among transfers or people reached."""
    rng = world.chance("lessons")
    for village in dict.fromkeys(home.village for home in homes):
        learners = [home for home in homes if home.village == village]
        first = draw_day(rng, date(2016, 12, 6), date(2017, 1, 20))
        for day in (first, draw_day(rng, first + timedelta(days=7), first + timedelta(days=40))):
            yield _lesson(world, rng, sages, village, day, learners)


def _lesson(
    world: World, rng: Random, sages: list[Sage], village: Village, day: date, learners: list[Home]
) -> Row:
    teachers = draw_teachers(world, rng, sages, village, day)
    trade = teachers[0].trade
    men = sum(home.learner_name.sex == "MALE" for home in learners)
    title = f"สอน{trade.subject}แก่ครัวเรือนเป้าหมาย {village.name}"
    return {
        **_session("HOUSEHOLD", title, village.code, "ครัวเรือนเป้าหมาย", day),
        **_taught(world, trade, day, teachers, hours=True),
        "headcount": len(learners),
        "men": men,
        "women": len(learners) - men,
        "activity": _activity("HOUSEHOLDS", day, village.district),
    }


def tours(world: World, homes: list[Home]) -> Iterator[Row]:
    """Yield one study tour for the households of each district."""
    rng = world.chance("tours")
    for district, name in world.geography.districts.items():
        day = draw_day(rng, date(2017, 1, 9), date(2017, 3, 24))
        number = sum(home.village.district == district for home in homes)
        title = f"ครัวเรือนเป้าหมายอำเภอ{name}ศึกษาดูงานตามหลักปรัชญาของเศรษฐกิจพอเพียง"
        yield {
            **_session("STUDY_TOUR", title, district, "ศูนย์เรียนรู้เศรษฐกิจพอเพียง", day),
            **draw_sexes(rng, number),
            "activity": _activity("TOUR", day),
        }


def staff_trainings(world: World) -> Iterator[Row]:
    """Yield the training of officers as process facilitators, in three batches."""
    rng = world.chance("staff")
    for batch, day in enumerate((date(2016, 11, 1), date(2016, 11, 22), date(2016, 12, 14)), 1):
        title = f"ฝึกอบรมเจ้าหน้าที่พัฒนาชุมชนเป็นวิทยากรกระบวนการ รุ่นที่ {batch}"
        yield {
            **_session("STAFF_TRAINING", title, PROVINCE, "สำนักงานพัฒนาชุมชนจังหวัดเชียงราย", day),
            "ended_on": day + timedelta(days=1),
            "theory_hours": 6,
            "practice_hours": 6,
            **draw_sexes(rng, rng.randint(30, 40)),
            "activity": _activity("STAFF", day),
        }


def attendance(world: World, sessions: list[Row], homes: list[Home]) -> list[Row]:
    """Return who came by name: the learners of the households to most lessons, now and then somebody in their place."""
    rng = world.chance("attendance")
    rows: list[Row] = []
    for session in (row for row in sessions if row["kind"] == "HOUSEHOLD"):
        for home in (home for home in homes if home.village.code == session["area"]):
            if rng.random() < 0.9:
                rows.append(_present(rng, session, home))
    return rows


def _present(rng: Random, session: Row, home: Home) -> Row:
    sent = home.relative is not None and rng.random() < 0.3
    return {
        "session": session["reference"],
        "person": home.relative if sent else home.learner,
        "substitute_for": home.learner if sent else None,
    }


def _session(kind: str, title: str, area: str, place: str, day: date) -> Row:
    return {"reference": "", "kind": kind, "title": title, "area": area, "place": place, "held_on": day}


def _taught(world: World, trade: Trade, day: date, teachers: list[Sage], *, hours: bool) -> Row:
    """Return what was taught, from which curriculum, by whom; a curriculum is named once all are approved."""
    return {
        "theory_hours": trade.theory if hours else None,
        "practice_hours": trade.practice if hours else None,
        "occupation": trade.occupation,
        "curriculum": curriculum_reference(world, trade.code) if day >= date(2017, 2, 1) else None,
        "trainers": [teacher.reference for teacher in teachers],
    }


def _activity(code: str, day: date, district: str = "") -> str | None:
    return activity_reference(code, district) if day >= YEAR_BEGINS else None
