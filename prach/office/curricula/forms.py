"""Forms of curricula and print runs."""

from prach.curricula.models import Curriculum, PrintRun

from ..fields import RecordForm


class CurriculumForm(RecordForm):
    """A curriculum with its authors."""

    class Meta(RecordForm.Meta):
        model = Curriculum
        fields = [
            "title",
            "occupation",
            "area",
            "approved_on",
            "theory_hours",
            "practice_hours",
            "authors",
            "reference",
        ]


class PrintRunForm(RecordForm):
    """Volumes printed at one time."""

    class Meta(RecordForm.Meta):
        model = PrintRun
        fields = ["curriculum", "printed_on", "volumes", "printer", "cost_baht", "reference"]
