"""File names that are safe to store, to show and to send in a header."""

import re
import unicodedata
from collections.abc import Sequence

MAX_CHARACTERS = 150
MAX_BYTES = 240

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str, extensions: Sequence[str]) -> str:
    """Return the name without folders, control and direction marks, ending in one of the type's extensions.

    Letters of every script stay. What is too long is cut before the extension.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(c for c in base if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    plain = " ".join(_FORBIDDEN.sub("_", visible).split()).rstrip(". ")
    stem, extension = _split(plain, extensions)
    stem = stem.strip(". ") or "file"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return _cut(stem, extension) + extension


def _split(name: str, extensions: Sequence[str]) -> tuple[str, str]:
    for extension in extensions:
        if name.lower().endswith(extension):
            return name[: -len(extension)], name[-len(extension) :]
    return name, extensions[0]


def _cut(stem: str, extension: str) -> str:
    kept = stem[: MAX_CHARACTERS - len(extension)]
    while len(kept.encode()) > MAX_BYTES - len(extension):
        kept = kept[:-1]
    return kept.rstrip(". ")
