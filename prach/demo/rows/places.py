"""Which villages the year aims at, and which of them a forum has reached."""

from __future__ import annotations

from ..allocation import share_out
from ..published import PUBLISHED
from .world import HIGHLAND, Row, World

SCHEME = "คก-2560-01"


def choose_villages(world: World) -> None:
    """Set targeted, reached and highland villages: by the number of villages in each district, every district some."""
    rng = world.chance("villages")
    districts = sorted(world.geography.districts)
    sizes = [len(world.geography.villages_of(district)) for district in districts]
    reached = share_out(PUBLISHED["villages-reached"], sizes, least=4)
    waiting = share_out(rng.randint(28, 48), sizes)
    for district, done, more in zip(districts, reached, waiting, strict=True):
        chosen = rng.sample(world.geography.villages_of(district), done + more)
        world.targeted += chosen
        world.reached += chosen[:done]
    world.targeted.sort(key=lambda village: village.code)
    world.reached.sort(key=lambda village: village.code)
    world.highland = {v.code for v in world.targeted if rng.random() < HIGHLAND.get(v.district, 0.02)}


def target_villages(world: World) -> list[Row]:
    """Return the rows of the target villages: those of the sufficiency economy."""
    rng = world.chance("target-villages")
    reasons = ["หมู่บ้านเศรษฐกิจพอเพียง"] * 8 + ["หมู่บ้านเศรษฐกิจพอเพียงต้นแบบ", "หมู่บ้านกองทุนแม่ของแผ่นดิน"]
    return [
        {"scheme": SCHEME, "village": village.code, "reason": rng.choice(reasons)}
        for village in world.targeted
    ]
