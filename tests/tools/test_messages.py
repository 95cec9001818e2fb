"""Gathering texts: found in Python and templates, kept with their Thai, and every fault told."""

from pathlib import Path

import polib
import pytest

from tools import messages
from tools.messages import Text

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext as in_context
NAME = _("Sage")
LONG = _("One sentence "
         "in two pieces")
def told(n):
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}, in_context("month", "May"), _(NAME)
"""
TEMPLATE = """
{% load i18n %}  {# Don't stumble (here #}
<p title="{% translate "Open" %}">it's {% translate "May" context "month" %}</p>
    {% blocktranslate trimmed count n=rows|length with a=area.name %}
      {{ n }} row in {{ a }}
    {% plural %}
      {{ n }} rows in {{ a }}
    {% endblocktranslate %}
{{ _("Close") }}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    room = tmp_path / "people"
    (room / "templates" / "people").mkdir(parents=True)
    (room / "__init__.py").write_text('"""A room."""\n')
    (room / "models.py").write_text(PYTHON)
    (room / "templates" / "people" / "list.html").write_text(TEMPLATE)
    return room


def translate(package: Path, **thai: str) -> None:
    """Write Thai into the package's catalogue: English with `_` for spaces is close enough for tests."""
    catalogue = messages.catalogue_of(package)
    for entry in catalogue:
        text = thai.get(
            entry.msgid.split()[0],
            f"ไทย {' '.join(messages.placeholders(entry.msgid_plural or entry.msgid))}",
        )
        if entry.msgid_plural:
            entry.msgstr_plural = {0: text}
        else:
            entry.msgstr = text
    messages.save(catalogue, package)


def gathered(package: Path, *, prune: bool = False) -> polib.POFile:
    messages.gather([package], [package], prune=prune)
    return messages.catalogue_of(package)


def test_texts_of_python_are_found_under_any_name() -> None:
    assert list(messages.texts_of_python(PYTHON, "models.py")) == [
        Text(None, "Sage", "", "models.py"),
        Text(None, "One sentence in two pieces", "", "models.py"),
        Text(None, "%(n)s person", "%(n)s people", "models.py"),
        Text("month", "May", "", "models.py"),
    ]


def test_texts_of_templates_are_found() -> None:
    assert set(messages.texts_of_template(TEMPLATE, "list.html")) == {
        Text(None, "Open", "", "list.html"),
        Text("month", "May", "", "list.html"),
        Text(None, "%(n)s row in %(a)s", "%(n)s rows in %(a)s", "list.html"),
        Text(None, "Close", "", "list.html"),
    }


def test_a_complete_catalogue_has_no_fault(package: Path) -> None:
    gathered(package)
    translate(package)
    assert messages.check([package], [package]) == []


def test_a_text_without_thai_is_told(package: Path) -> None:
    gathered(package)
    translate(package, Sage="")
    assert messages.check([package], [package]) == ["people: 'Sage' has no Thai"]


def test_a_text_not_gathered_is_told(package: Path) -> None:
    gathered(package)
    translate(package)
    (package / "views.py").write_text("from django.utils.translation import gettext as _\nX = _('New')\n")
    assert messages.check([package], [package]) == ["people: views.py: 'New' is not in the catalogue"]


def test_a_lost_placeholder_is_told(package: Path) -> None:
    gathered(package)
    translate(package, **{"%(n)s": "คน"})
    (fault, other) = messages.check([package], [package])
    assert "'%(n)s person' has other placeholders" in fault
    assert "'%(n)s row in %(a)s' has other placeholders" in other


def test_a_fuzzy_text_is_told(package: Path) -> None:
    gathered(package)
    translate(package)
    catalogue = messages.catalogue_of(package)
    catalogue.find("Sage").flags.append("fuzzy")
    messages.save(catalogue, package)
    assert messages.check([package], [package]) == ["people: 'Sage' is marked fuzzy"]


def test_a_text_shown_no_more_is_kept_apart_until_pruned_and_comes_back_with_its_thai(package: Path) -> None:
    gathered(package)
    translate(package, Sage="ปราชญ์")
    source = (package / "models.py").read_text()
    (package / "models.py").write_text(source.replace('_("Sage")', "None"))
    assert messages.check([package], [package]) == ["people: 'Sage' is shown no more"]
    assert [entry.msgid for entry in gathered(package).obsolete_entries()] == ["Sage"]
    assert messages.check([package], [package]) == ["people: 'Sage' is kept but shown no more"]
    (package / "models.py").write_text(source)
    assert gathered(package).find("Sage").msgstr == "ปราชญ์"
    (package / "models.py").write_text(source.replace('_("Sage")', "None"))
    gathered(package, prune=True)
    assert messages.check([package], [package]) == []


def test_better_words_for_a_library_stay(package: Path) -> None:
    catalogue = gathered(package)
    catalogue.append(polib.POEntry(msgid="This field is required.", msgstr="กรุณากรอก", tcomment="library"))
    messages.save(catalogue, package)
    gathered(package, prune=True)
    translate(package)
    assert messages.check([package], [package]) == []
    assert messages.catalogue_of(package).find("This field is required.")


def test_an_old_compiled_catalogue_is_told(package: Path) -> None:
    gathered(package)
    translate(package)
    path = messages.catalogue_path(package)
    path.write_text(path.read_text().replace("ไทย", "ภาษาไทย"))
    assert messages.check([package], [package]) == [
        "people: the compiled catalogue (django.mo) is out of date"
    ]


def test_thai_of_another_package_is_offered_and_two_words_for_one_text_are_told(package: Path) -> None:
    gathered(package)
    translate(package, Sage="ปราชญ์")
    other = package.parent / "sages"
    other.mkdir()
    (other / "__init__.py").write_text(
        "from django.utils.translation import gettext as _\nNAME = _('Sage')\n"
    )
    messages.gather([other], [package, other], prune=False)
    assert messages.catalogue_of(other).find("Sage").msgstr == "ปราชญ์"
    translate(other, Sage="ผู้รู้")
    assert messages.check([package, other], [package, other]) == [
        "'Sage' is 'ปราชญ์' in people and 'ผู้รู้' in sages"
    ]


def test_gathering_twice_changes_nothing(package: Path) -> None:
    gathered(package)
    translate(package)
    gathered(package)
    before = messages.catalogue_path(package).read_bytes()
    gathered(package)
    assert messages.catalogue_path(package).read_bytes() == before
