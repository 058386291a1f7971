"""Cut the documents' fonts out of the variable fonts that the font packages bring.

HarfBuzz cuts and instances in one step.
The Chinese fonts keep every ideograph their source has, so that rare letters of people's names are there;
their Latin, Greek and Cyrillic go, so that a number looks the same in each column.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

LATIN_FAMILY = "Document Sans"
CHINESE_FAMILY = "Document Sans SC"
STYLES = {400: "Regular", 700: "Bold"}
# Variable axes' left-overs, hinting for screens, and vertical text.
_DROPPED_TABLES = ("STAT", "gasp", "prep", "BASE", "vhea", "vmtx")
# Of the names: copyright, designer, licence and the ones renamed below.
_KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 9, 13, 14)


@dataclass(frozen=True)
class FontCut:
    """One static font: where it comes from, what it keeps, what it is called."""

    family: str
    weight: int
    package: str
    resource: str
    pins: dict[str, float]
    keeps: Callable[[int], bool]
    keeps_layout: bool

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{STYLES[self.weight]}.ttf"


def _is_latin_font_letter(code: int) -> bool:
    """Tell whether a letter is Latin, Greek, Cyrillic (Russian and Mongolian), punctuation or a currency sign."""
    return code <= 0x052F or 0x1E00 <= code <= 0x21FF


def _is_chinese_font_letter(code: int) -> bool:
    """Tell whether a letter is an ideograph, Chinese punctuation, a numeral in a circle or a mathematical sign."""
    shared = code in (0x20, 0xA0, 0xB7) or 0x2010 <= code <= 0x2027
    return shared or 0x2100 <= code <= 0x27BF or code >= 0x2E80


CUTS = tuple(
    FontCut(
        family=LATIN_FAMILY,
        weight=weight,
        package="fontpkg_noto_sans",
        resource="files/NotoSans[wdth,wght].ttf",
        pins={"wght": weight, "wdth": 100},
        keeps=_is_latin_font_letter,
        keeps_layout=True,
    )
    for weight in STYLES
) + tuple(
    FontCut(
        family=CHINESE_FAMILY,
        weight=weight,
        package="justmytype_intl_cjk",
        resource="fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
        pins={"wght": weight},
        keeps=_is_chinese_font_letter,
        keeps_layout=False,
    )
    for weight in STYLES
)


def cut_font(cut: FontCut) -> bytes:
    """Make one static TrueType font; the same versions of the packages make the same bytes."""
    face = uharfbuzz.Face(files(cut.package).joinpath(cut.resource).read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update([code for code in face.unicodes if cut.keeps(code)])
    for axis, value in cut.pins.items():
        wanted.pin_axis_location(face, axis, value)
    wanted.drop_table_tag_set.update([_tag(table) for table in _DROPPED_TABLES])
    wanted.name_id_set.update(list(_KEPT_NAMES))
    if not cut.keeps_layout:
        wanted.layout_feature_tag_set.clear()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return _renamed(uharfbuzz.subset(face, wanted).blob.data, cut)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _renamed(data: bytes, cut: FontCut) -> bytes:
    font = TTFont(BytesIO(data), lazy=True, recalcTimestamp=False)
    style = STYLES[cut.weight]
    postscript = cut.file_name.removesuffix(".ttf")
    for name_id, text in {
        1: cut.family,
        2: style,
        3: postscript,
        4: f"{cut.family} {style}",
        6: postscript,
    }.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    is_bold = cut.weight == 700
    # Bits 0, 5 and 6 of fsSelection: italic, bold, regular (OpenType specification, OS/2).
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if is_bold else 0x40)
    font["head"].macStyle = int(is_bold)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def letters_of(paths: Iterable[Path]) -> frozenset[int]:
    """Collect the code points that the fonts can print."""
    found: set[int] = set()
    for path in paths:
        found.update(uharfbuzz.Face(path.read_bytes()).unicodes)
    return frozenset(found)
