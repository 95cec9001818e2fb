"""Thai first: a package that shows texts has a catalogue, and Django reads it."""

from django.conf import settings

from tools.messages import HOUSE, catalogue_path, packages_of, texts_of


def test_every_catalogue_is_one_that_django_reads() -> None:
    read = {
        f"prach.{package.name}"
        for package in packages_of(HOUSE)
        if package / "locale" in settings.LOCALE_PATHS
    }
    read |= {app.split(".apps.")[0] for app in settings.INSTALLED_APPS}
    showing = {f"prach.{package.name}" for package in packages_of(HOUSE) if texts_of(package)}
    kept = {f"prach.{package.name}" for package in packages_of(HOUSE) if catalogue_path(package).exists()}
    assert (showing | kept) - read == set()


def test_the_texts_are_found_at_all() -> None:
    """Guards the gathering itself: a silent failure would call every catalogue complete."""
    assert sum(len(texts_of(package)) for package in packages_of(HOUSE)) > 300
