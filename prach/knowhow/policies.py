"""What must hold of expertise before it is written."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal, raise_first

from .models import Expertise


class TeachesBeyondCraft(Refusal):
    """Nobody teaches as a master what they only begin to do."""

    code = "teaches-beyond-craft"
    message = _("The teaching level is above the craft level. Check both levels.")
    field = "teaching_level"


def expertise_faults(expertise: Expertise) -> Iterator[Refusal]:
    """Yield TeachesBeyondCraft. Unknown levels are let through: they stay blank."""
    if (
        expertise.craft_level
        and expertise.teaching_level
        and expertise.teaching_level > expertise.craft_level
    ):
        yield TeachesBeyondCraft()


def check_expertise(expertise: Expertise) -> None:
    """Raise TeachesBeyondCraft."""
    raise_first(expertise_faults(expertise))
