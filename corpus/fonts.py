"""The typeface of the made PDFs: Noto Sans CJK (SIL Open Font License), cut down to the characters that are used.

It stands in the Debian package fonts-noto-cjk. Its outlines are cubic and reportlab embeds quadratic ones only, hence
the conversion.
"""

from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

FOLDERS = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
MAX_ERROR = 1.0
"""In font units, of which 1,000 make the height of a character."""

MAXP_COUNTS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
)
"""Zero is safe: saving counts the points and contours again."""


def noto(weight: str) -> Path:
    """The file of one weight. Raises `FileNotFoundError` where fonts-noto-cjk is not installed."""
    for folder in FOLDERS:
        path = folder / f"NotoSansCJK-{weight}.ttc"
        if path.exists():
            return path
    raise FileNotFoundError(f"NotoSansCJK-{weight}.ttc: install the package fonts-noto-cjk")


def cut_font(weight: str, characters: str, target: Path) -> Path:
    """A TrueType file with the glyphs of these characters only."""
    fonts = TTCollection(str(noto(weight))).fonts
    font = next(font for font in fonts if font["name"].getDebugName(1) == "Noto Sans CJK SC")
    cutter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True))
    cutter.populate(text=characters + " ")
    cutter.subset(font)
    _make_quadratic(font)
    font.save(str(target))
    return target


def _make_quadratic(font: TTFont) -> None:
    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for table in ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx"):
        if table in font:
            del font[table]
    _fill_maxp(font["maxp"])
    font["post"].formatType, font["post"].glyphOrder = 3.0, order
    font.sfntVersion = "\000\001\000\000"


def _fill_maxp(table: object) -> None:
    """The fields that a TrueType font has over one with cubic outlines."""
    for name in MAXP_COUNTS:
        setattr(table, name, 0)
    for name, value in {"tableVersion": 0x00010000, "maxZones": 1}.items():
        setattr(table, name, value)
