"""Forms of sessions and group supports."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.delivery.models import GroupSupport, Session
from prach.delivery.queries import trainers_of
from prach.people.models import Person

from ..fields import RecordForm, RecordsField


class SessionForm(RecordForm):
    """A session with those who taught at it."""

    trainers = RecordsField(Person, label=_("Trainers"), required=False)

    class Meta(RecordForm.Meta):
        model = Session
        fields = [
            "kind", "title", "area", "place", "held_on", "ended_on", "headcount", "men", "women", "theory_hours",
            "practice_hours", "occupation", "curriculum", "activity", "note", "reference",
        ]  # fmt: skip

    def held_in(self, name: str) -> Any:
        if name != "trainers":
            return super().held_in(name)
        return trainers_of(self.instance)


class GroupSupportForm(RecordForm):
    """Help given to a group."""

    class Meta(RecordForm.Meta):
        model = GroupSupport
        fields = [
            "kind", "title", "group", "area", "supported_on", "headcount", "men", "women", "value_baht", "activity",
            "reference",
        ]  # fmt: skip
