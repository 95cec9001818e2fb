"""A backup holds everything, and comes back whole or not at all."""

import sqlite3

import pytest

from prach.core.archive import HomeInUse, NotABackup, backup, restore


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    for part in ("keys", "media", "static"):
        (folder / part).mkdir(parents=True)
    (folder / "keys" / "fields.key").write_text("กุญแจ")
    (folder / "media" / "photo.jpg").write_bytes(b"\xff\xd8")
    with sqlite3.connect(folder / "prach.sqlite3") as database:
        database.execute("create table village (name text)")
        database.execute("insert into village values ('บ้านป่ายางมน')")
    return folder


def database_of(home):
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "prach.sqlite3"}


def villages(home):
    with sqlite3.connect(home / "prach.sqlite3") as database:
        return database.execute("select name from village").fetchall()


def test_a_backup_comes_back_whole_in_an_empty_home(home, tmp_path):
    file, other = tmp_path / "b.backup", tmp_path / "other"
    other.mkdir()
    assert backup(home, file, database=database_of(home)) == file.stat().st_size
    assert file.stat().st_mode & 0o777 == 0o600
    assert restore(file, other, database=database_of(other)) is None
    assert villages(other) == [("บ้านป่ายางมน",)]
    assert (other / "keys" / "fields.key").read_text() == "กุญแจ"
    assert (other / "media" / "photo.jpg").read_bytes() == b"\xff\xd8"


def test_present_data_is_replaced_only_when_asked_and_is_set_aside(home, tmp_path):
    file = tmp_path / "b.backup"
    backup(home, file, database=database_of(home))
    with sqlite3.connect(home / "prach.sqlite3") as database:
        database.execute("delete from village")
    with pytest.raises(HomeInUse):
        restore(file, home, database=database_of(home))
    assert villages(home) == []
    aside = restore(file, home, database=database_of(home), replace=True)
    assert villages(home) == [("บ้านป่ายางมน",)]
    assert villages(aside) == []


@pytest.mark.parametrize("keep", [0, 100, 0.5, 0.99])
def test_a_damaged_backup_changes_nothing(home, tmp_path, keep):
    file = tmp_path / "b.backup"
    backup(home, file, database=database_of(home))
    whole = file.read_bytes()
    file.write_bytes(whole[: int(keep * len(whole)) if isinstance(keep, float) else keep])
    with pytest.raises(NotABackup):
        restore(file, home, database=database_of(home), replace=True)
    assert villages(home) == [("บ้านป่ายางมน",)]
