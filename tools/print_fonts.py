"""Make the fonts of printed papers from Sarabun: the same letters, with every tone mark over a vowel at one height.

    python -m tools.print_fonts        (needs `fonttools`, which nothing else here does; the result is committed)

In Sarabun a tone mark sits up to 0.05 em lower over some vowels (ครั้ง, นั้น, ปิ่น). Typst draws a mark that is moved
up or down apart from its letter and writes the whole syllable into the text layer twice, so that search, copying and
screen readers meet "ครั้รั้ง". With one height the mark is not moved, and the layer is right.
"""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent / "prach"
STYLES = ("Regular", "Bold")
TONES = ("uni0E48", "uni0E49", "uni0E4A", "uni0E4B", "uni0E4C")
VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37")
MARK_TO_MARK, NAMES = 6, (1, 3, 4, 6, 16)


def level(table: Any) -> None:
    """Put the small tone marks of a mark-to-mark table, and the vowels they sit on, at one height."""
    tones = [
        record.MarkAnchor
        for name, record in zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True)
        if name.split(".")[0] in TONES and name.endswith(".small")
    ]
    if not tones:
        return
    height = tones[0].YCoordinate
    vowels = [
        anchor
        for name, record in zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True)
        if name.split(".")[0] in VOWELS
        for anchor in record.Mark2Anchor
        if anchor is not None
    ]
    for anchor in (*tones, *vowels):
        anchor.YCoordinate = height


def main() -> None:
    try:
        from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
    except ImportError:
        sys.exit("This needs fonttools: pip install fonttools")
    for style in STYLES:
        font = TTFont(ROOT / "ui" / "fonts" / f"Sarabun-{style}.ttf")
        for lookup in font["GPOS"].table.LookupList.Lookup:
            for table in lookup.SubTable:
                table = getattr(table, "ExtSubTable", table)
                if table.LookupType == MARK_TO_MARK:
                    level(table)
        for name in font["name"].names:
            if name.nameID in NAMES:
                name.string = name.toUnicode().replace("Sarabun", "SarabunPrint")
        font.save(ROOT / "reports" / "fonts" / f"SarabunPrint-{style}.ttf")


if __name__ == "__main__":
    main()
