"""Gather the texts each package shows, keep their Thai in the package's own catalogue, and compile it.

    python -m tools.messages                 every package: gather, keep, compile
    python -m tools.messages people office   only these
    python -m tools.messages --prune         drop the texts that are shown no more (kept as `#~` otherwise)
    python -m tools.messages --check         change nothing; list what is missing and fail

Texts are English in the source. A text translated in one package is offered to the others. An entry of a library
(Django says it, we say it better) carries the translator's comment `# library`, and stays.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent / "prach"
LANGUAGE = "th"
HEADER = {
    "Project-Id-Version": "prach",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
ONE, MANY, CONTEXT, CONTEXT_MANY = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
FUNCTIONS = {
    "gettext": ONE, "gettext_lazy": ONE, "gettext_noop": ONE,
    "ngettext": MANY, "ngettext_lazy": MANY,
    "pgettext": CONTEXT, "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_MANY, "npgettext_lazy": CONTEXT_MANY,
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[sdf]|\{\w*\}")

Key = tuple[str | None, str]  # context, English text


class Text(NamedTuple):
    """One text as the source shows it."""

    context: str | None
    english: str
    plural: str
    place: str

    @property
    def key(self) -> Key:
        return (self.context, self.english)


# ------------------------------------------------------------------------------------------- gathering


def keywords_of(source: str) -> dict[str, object]:
    """Return the names by which this file calls translation, its own import aliases included."""
    names: dict[str, object] = {**DEFAULT_KEYWORDS, **FUNCTIONS}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            aliases = {a.asname: FUNCTIONS[a.name] for a in node.names if a.asname and a.name in FUNCTIONS}
            names.update(aliases)
    return names


def texts_of_python(source: str, place: str) -> Iterator[Text]:
    """Yield the texts that Python source shows."""
    return _extracted(source, keywords_of(source), place)


def texts_of_template(source: str, place: str) -> Iterator[Text]:
    """Yield the texts that a template shows."""
    as_python = templatize(source, origin=place)
    flush = "\n".join(line.lstrip() for line in as_python.splitlines())  # indentation means nothing here
    return _extracted(flush, {**DEFAULT_KEYWORDS, **FUNCTIONS}, place)


def _extracted(source: str, keywords: dict[str, object], place: str) -> Iterator[Text]:
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=keywords
    ):  # type: ignore[arg-type]
        english, plural = message if isinstance(message, tuple) else (message, "")
        if english:
            yield Text(context, english, plural, place)


def texts_of(package: Path) -> list[Text]:
    """Return the texts a package shows, in the order of its files."""
    texts: list[Text] = []
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package).as_posix()
        if "migrations" in path.parts or not path.is_file():
            continue
        if path.suffix == ".py":
            texts += texts_of_python(path.read_text(encoding="utf-8"), place)
        elif "templates" in path.relative_to(package).parts:
            texts += texts_of_template(path.read_text(encoding="utf-8"), place)
    return texts


# ------------------------------------------------------------------------------------------- catalogues


def catalogue_path(package: Path) -> Path:
    return package / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def catalogue_of(package: Path) -> polib.POFile:
    """Return the package's catalogue, empty when it has none."""
    path = catalogue_path(package)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def key_of(entry: polib.POEntry) -> Key:
    return (entry.msgctxt, entry.msgid)


def thai_of(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def is_of_library(entry: polib.POEntry) -> bool:
    return entry.tcomment.lower().startswith("library")


def merged(
    kept: polib.POFile, texts: Iterable[Text], known: dict[Key, str], *, prune: bool = False
) -> polib.POFile:
    """Return a catalogue of exactly these texts, with the Thai of `kept`, else of `known`; what is shown no more
    follows as obsolete, unless pruned."""
    old = {key_of(entry): entry for entry in reversed(kept)}  # living entries are first and win
    new: dict[Key, polib.POEntry] = {}
    for text in texts:
        entry = new.setdefault(text.key, polib.POEntry(msgctxt=text.context, msgid=text.english))
        if text.plural:
            entry.msgid_plural = text.plural
        if (text.place, "") not in entry.occurrences:
            entry.occurrences.append((text.place, ""))
    for key, entry in new.items():
        before = old.pop(key, None)
        thai = (thai_of(before) if before else "") or known.get(key, "")
        if before:
            entry.tcomment, entry.comment = before.tcomment, before.comment
            entry.flags = [flag for flag in before.flags if flag == "fuzzy"]
        if entry.msgid_plural:
            entry.msgstr_plural = {0: thai}
        else:
            entry.msgstr = thai
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = dict(HEADER)
    catalogue.extend(sorted(new.values(), key=lambda e: (e.occurrences[0][0], e.msgid, e.msgctxt or "")))
    for entry in old.values():
        entry.obsolete = not is_of_library(entry)
        if thai_of(entry) and not (prune and entry.obsolete):
            catalogue.append(entry)
    return catalogue


def save(catalogue: polib.POFile, package: Path) -> None:
    """Write the catalogue and its compiled form, or remove both when there is nothing in it."""
    path = catalogue_path(package)
    if not len(catalogue):
        path.unlink(missing_ok=True)
        path.with_suffix(".mo").unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{catalogue}\n".rstrip("\n") + "\n", encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def compiled(catalogue: polib.POFile) -> bytes:
    return bytes(catalogue.to_binary())


# --------------------------------------------------------------------------------------------- checking


def placeholders(text: str) -> list[str]:
    """Return the places of a text that values are put into, in order: ['%(name)s']. `%%` is none."""
    return sorted(PLACEHOLDER.findall(text.replace("%%", "")))


def faults_of_entry(entry: polib.POEntry) -> Iterator[str]:
    thai = thai_of(entry)
    if entry.fuzzy:
        yield "is marked fuzzy"
    if not thai.strip():
        yield "has no Thai"
    elif set(placeholders(thai)) != set(placeholders(entry.msgid_plural or entry.msgid)):
        yield f"has other placeholders in Thai: {thai!r}"


def faults_of(package: Path, texts: list[Text]) -> Iterator[str]:
    """Yield what is wrong with a package's catalogue, a sentence each."""
    catalogue = catalogue_of(package)
    living = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    shown = {text.key: text for text in texts}
    for key, text in shown.items():
        if key not in living:
            yield f"{text.place}: {text.english!r} is not in the catalogue"
    for key, entry in living.items():
        if key in shown or is_of_library(entry):
            yield from (f"{entry.msgid!r} {fault}" for fault in faults_of_entry(entry))
        else:
            yield f"{entry.msgid!r} is shown no more"
    yield from (f"{entry.msgid!r} is kept but shown no more" for entry in catalogue.obsolete_entries())
    binary = catalogue_path(package).with_suffix(".mo")
    if len(catalogue) and not (binary.exists() and binary.read_bytes() == compiled(catalogue)):
        yield "the compiled catalogue (django.mo) is out of date"


def quarrels(packages: Iterable[Path]) -> Iterator[str]:
    """Yield each text that two packages put into Thai differently: only one of them would be shown."""
    said: dict[Key, tuple[str, str]] = {}
    for package in packages:
        for entry in catalogue_of(package):
            if entry.obsolete or not thai_of(entry):
                continue
            other, thai = said.setdefault(key_of(entry), (package.name, thai_of(entry)))
            if thai != thai_of(entry):
                yield f"{entry.msgid!r} is {thai!r} in {other} and {thai_of(entry)!r} in {package.name}"


# ---------------------------------------------------------------------------------------------- command


def packages_of(house: Path) -> list[Path]:
    return sorted(path.parent for path in house.glob("*/__init__.py"))


def known_thai(packages: Iterable[Path]) -> dict[Key, str]:
    """Return the Thai of every text that some package has already."""
    entries = [entry for package in packages for entry in catalogue_of(package) if not entry.fuzzy]
    return {key_of(entry): thai_of(entry) for entry in reversed(entries) if thai_of(entry)}


def check(packages: list[Path], everything: list[Path]) -> list[str]:
    """Return all faults, with the package's name before each."""
    faults = [
        f"{package.name}: {fault}" for package in packages for fault in faults_of(package, texts_of(package))
    ]
    return faults + list(quarrels(everything))


def gather(packages: list[Path], everything: list[Path], *, prune: bool) -> None:
    known = known_thai(everything)
    for package in packages:
        save(merged(catalogue_of(package), texts_of(package), known, prune=prune), package)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", help="names of packages; all when none is given")
    parser.add_argument("--check", action="store_true", help="change nothing, list faults")
    parser.add_argument("--prune", action="store_true", help="drop the texts that are shown no more")
    asked = parser.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=True)
    everything = packages_of(HOUSE)
    packages = [package for package in everything if not asked.packages or package.name in asked.packages]
    if not asked.check:
        gather(packages, everything, prune=asked.prune)
    faults = check(packages, everything)
    if faults:
        print(*faults, f"{len(faults)} texts need work.", sep="\n")
    sys.exit(1 if faults and asked.check else 0)


if __name__ == "__main__":
    main()
