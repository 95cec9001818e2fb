"""The form of a standing."""

from prach.sages.models import Standing

from ..fields import RecordForm


class StandingForm(RecordForm):
    """The next state of a person, from a day on."""

    class Meta(RecordForm.Meta):
        model = Standing
        fields = ["person", "state", "since_on", "certificate_no", "note"]
