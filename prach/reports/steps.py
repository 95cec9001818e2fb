"""The eight steps of the account, in the order in which the province tells them; one function each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prach.delivery.models import Session
from prach.plan.models import Step

from .citing import Figures
from .lists import Lists
from .parts import Section, Sentence
from .tables import Tables


@dataclass(frozen=True)
class Material:
    """What every step is written from."""

    figures: Figures
    lists: Lists
    tables: Tables

    def said(self, *sentences: Sentence | None) -> tuple[tuple[Sentence, ...], ...]:
        """Return one paragraph of the sentences that there are, or none."""
        kept = tuple(sentence for sentence in sentences if sentence)
        return (kept,) if kept else ()


def prepare(m: Material) -> Section:
    """Step 1: who the sages are, what the year aims at."""
    say = m.figures.sentence
    by_work_area = m.tables.sages_by_work_area()
    return Section(
        "prepare",
        _("Preparing, and finding the sages"),
        number=Step.PREPARE,
        paragraphs=m.said(
            say(
                _("The register holds {sages} community sages, of whom {sages_active} are teaching."),
                _("Community sages in the register: {sages}."),
            ),
            say(
                _(
                    "Each sage is placed by the occupation they master and, apart from it, by the areas of community "
                    "work they help with; one sage may help with more than one."
                )
            )
            if by_work_area
            else None,
            say(
                _("For this year's work {villages_targeted} villages were chosen."),
                _("Villages chosen for this year's work: {villages_targeted}."),
            ),
        ),
        listings=(*m.tables.sages_by_state(), *by_work_area, *m.lists.activities(Step.PREPARE)),
    )


def tools(m: Material) -> Section:
    """Step 2: the rules of the year, the plan."""
    schemes, activities = m.lists.schemes(), m.lists.activities(Step.TOOLS)
    say = m.figures.sentence
    return Section(
        "tools",
        _("Making the plan and the tools"),
        number=Step.TOOLS,
        paragraphs=m.said(
            say(_("The year's work follows the rules of the schemes listed below."))
            if schemes
            else say(_("There is no information yet on the schemes of this year.")),
            say(_("Plans and tools for following the work were made as listed.")) if activities else None,
        ),
        listings=(*schemes, *activities),
    )


def sages(m: Material) -> Section:
    """Step 3: what the sages teach from."""
    say = m.figures.sentence
    return Section(
        "sages",
        _("Developing the sages"),
        number=Step.SAGES,
        paragraphs=m.said(
            say(
                _(
                    "In the year {curricula} curricula were approved for sages to teach a livelihood from, and "
                    "{curriculum_volumes} volumes were printed as handbooks."
                ),
                _("Curricula approved for sages to teach from: {curricula}."),
            ),
        ),
        listings=(
            *(
                m.lists.curricula(m.figures.cite("curriculum-volumes"))
                if m.figures.counted_here("curricula")
                else ()
            ),
            *m.lists.activities(Step.SAGES),
        ),
    )


def officers(m: Material) -> Section:
    """Step 4: officers who guide, forums in villages, support to groups."""
    say = m.figures.sentence
    trained = m.lists.sessions(Session.Kind.STAFF_TRAINING, _("Training of officers"))
    in_districts = m.figures.counted_here("districts-reached")
    return Section(
        "officers",
        _("Developing the officers, and forums in the villages"),
        number=Step.OFFICERS,
        paragraphs=(
            *m.said(
                say(_("Officers were trained to guide learning and to stand by the sages when they teach."))
                if trained
                else None
            ),
            *m.said(
                say(
                    _(
                        "Forums to pass on knowledge were held in {villages_reached} villages of {districts_reached} "
                        "districts, against {villages_reached_of} villages that the year aims at."
                    )
                    if in_districts
                    else _(
                        "Forums to pass on knowledge were held in {villages_reached} villages, against "
                        "{villages_reached_of} villages that the year aims at."
                    ),
                    _("Villages with a forum to pass on knowledge: {villages_reached}."),
                ),
                say(
                    _("Of the villages aimed at, {target_villages_reached_share} per cent were reached."),
                    _("Share of the villages aimed at that were reached: {target_villages_reached_share}."),
                ),
            ),
            *m.said(
                say(
                    _(
                        "Occupation groups and savings groups for production were supported {group_supports} times; "
                        "{groups_supported} groups received support."
                    ),
                    _("Supports to occupation and savings groups: {group_supports}."),
                ),
                say(
                    _(
                        "Forums and supports together reached {people_reached} people; somebody who came to several "
                        "is counted each time."
                    ),
                    _("People reached by forums and supports: {people_reached}."),
                ),
            ),
        ),
        charts=(
            *m.tables.chart("villages-reached", _("Villages with a transfer forum"), shape="map"),
            *m.tables.chart("people-reached", _("People reached by forums and supports to groups")),
        ),
        listings=(*m.tables.results(), *trained, *m.lists.activities(Step.OFFICERS)),
    )


def households(m: Material) -> Section:
    """Step 5: the target households and what changed for them."""
    say = m.figures.sentence
    return Section(
        "households",
        _("Developing the target households"),
        number=Step.HOUSEHOLDS,
        paragraphs=(
            *m.said(
                say(
                    _("The year's schemes took on {households_enrolled} target households."),
                    _("Target households taken on by the year's schemes: {households_enrolled}."),
                ),
                say(
                    _(
                        "Compared with the time before they were taught, {households_income_rose} of "
                        "{households_income_rose_of} households earn more at the latest follow-up: "
                        "{households_income_rose_share} per cent."
                    ),
                    _("Households that earn more than before they were taught: {households_income_rose}."),
                ),
            ),
            *m.said(
                say(
                    _(
                        "Of the {households_practising_share_of} households of which it is known, "
                        "{households_practising_share} per cent practise what they were taught."
                    ),
                    _(
                        "Share of households that practise what they were taught: {households_practising_share}."
                    ),
                ),
                say(
                    _(
                        "Where both incomes are fully known, a household's income changed by {income_change_average} "
                        "baht per year on average; this is a change, and does not by itself show that the teaching "
                        "caused it."
                    ),
                    _("Average change of household income: {income_change_average}."),
                ),
                say(
                    _(
                        "A household of which either income is not fully known is not counted as one that earns "
                        "more; it is shown apart as not known yet."
                    )
                ),
            ),
        ),
        listings=(
            *m.tables.households(),
            *m.lists.sessions(Session.Kind.STUDY_TOUR, _("Study tours")),
            *m.lists.activities(Step.HOUSEHOLDS),
        ),
    )


def transfer(m: Material) -> Section:
    """Step 6: sages as teachers."""
    say = m.figures.sentence
    return Section(
        "transfer",
        _("Passing on the knowledge"),
        number=Step.TRANSFER,
        paragraphs=m.said(
            say(
                _(
                    "Sages passed on their occupation {sage_sessions} times, as trainers at events and at learning "
                    "points of their own, to {sage_learners} learners."
                ),
                _("Times that sages passed on their occupation: {sage_sessions}."),
            ),
            say(
                _(
                    "Where it was noted, {learners_women} of the learners are women and {learners_men} are men; of "
                    "{learners_sex_unknown} it was not noted."
                ),
                _("Learners of whom it was noted that they are women: {learners_women}."),
            ),
        ),
        charts=m.tables.chart("sage-learners", _("Learners taught by sages")),
        listings=m.lists.activities(Step.TRANSFER),
    )


def follow_up(m: Material) -> Section:
    """Step 7: zones, meetings, reports."""
    say = m.figures.sentence
    activities = m.lists.activities(Step.FOLLOW_UP)
    return Section(
        "follow-up",
        _("Following up and supporting"),
        number=Step.FOLLOW_UP,
        paragraphs=m.said(
            say(
                _(
                    "For supervision the districts are grouped in {supervision_zones} zones, each with its own team."
                ),
                _("Supervision zones set for the year: {supervision_zones}."),
            ),
            say(_("Meetings, visits and reports followed the work as listed.")) if activities else None,
        ),
        listings=(*m.lists.zones(), *activities),
    )


def publicity(m: Material) -> Section:
    """Step 8: what the public was told."""
    say = m.figures.sentence
    activities = m.lists.activities(Step.PUBLICITY)
    return Section(
        "publicity",
        _("Telling the public"),
        number=Step.PUBLICITY,
        paragraphs=m.said(
            say(_("The progress of the work was told to the public through the channels listed."))
            if activities
            else say(_("There is no information yet on what was told to the public.")),
        ),
        listings=activities,
    )


STEPS = (prepare, tools, sages, officers, households, transfer, follow_up, publicity)
