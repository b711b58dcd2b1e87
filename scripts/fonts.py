#!/usr/bin/env python3
"""Makes styles/fonts/*.woff2: Sarabun with just the letters that the page writes, one file for each weight.

    python3 scripts/fonts.py FOLDER

FOLDER holds the files of the npm package @fontsource/sarabun. Needs fonttools and brotli. Run by hand, only when the
letters or the typeface change; the result is checked in. What is missing in it comes from the system's fonts.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

# Without the letters and signs that only old texts have: ฃ ฅ ฦ, phinthu, baht, yamakkan, fongman.
THAI = [c for c in range(0x0E01, 0x0E5A) if c not in (0x0E03, 0x0E05, 0x0E26, *range(0x0E3A, 0x0E40), 0x0E4E, 0x0E4F)]
# Letters, digits, and the marks that the page's texts have; anything else in a person's own text is the system's.
LATIN = [ord(c) for c in " !%&'()+,-./:;=?_" + "0123456789" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "abcdefghijklmnopqrstuvwxyz"]
LATIN += [0xA0, 0xB7, 0x2013, 0x2019, 0x201C, 0x201D, 0x2026]
# Points lie on a grid of so many steps to the letter's height, half as fine as in the source: at the size of the largest
# heading that moves an outline by a fiftieth of a pixel, and it takes 0.8 KB less for each weight.
STEPS = 500
# Where tone marks go. Kerning of Latin letters would cost a kilobyte for each weight.
FEATURES = ["mark", "mkmk", "ccmp", "locl"]


def options():
    chosen = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=[0, 13])
    chosen.glyph_names = False
    return chosen


def cut(file, letters):
    font = TTFont(file)
    font.flavor = None
    subsetter = subset.Subsetter(options())
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def main(folder):
    target = Path(__file__).resolve().parent.parent / "styles" / "fonts"
    for weight in (400, 700):
        with TemporaryDirectory() as scratch:
            pieces = []
            for script, letters in (("thai", THAI), ("latin", LATIN)):
                piece = Path(scratch) / f"{script}.ttf"
                cut(folder / f"sarabun-{script}-{weight}-normal.woff2", letters).save(piece)
                pieces.append(str(piece))
            font = merge.Merger().merge(pieces)
            subsetter = subset.Subsetter(options())
            subsetter.populate(unicodes=THAI + LATIN)
            subsetter.subset(font)
            scale_upem(font, STEPS)
            subset.save_font(font, str(target / f"sarabun-{weight}.woff2"), options())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
