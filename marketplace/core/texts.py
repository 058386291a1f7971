"""Text in the marketplace's languages: how it is read, and what may be written."""

from collections.abc import Mapping

from marketplace.core.errors import ErrorCode, Problems, invalid

DEFAULT_LANGUAGE = "en"
LANGUAGES = ("en", "zh-Hans", "ru", "mn")
"""BCP 47 codes under which text is stored: ``{"en": "…", "zh-Hans": "…"}``."""

MAX_REASON = 1000


def translated(texts: Mapping[str, str], language: str) -> str:
    """Return the text in a language, else in English, else in the first of our languages that has one."""
    for known in (language, DEFAULT_LANGUAGE, *LANGUAGES):
        if texts.get(known):
            return texts[known]
    return ""


def check_texts(texts: Mapping[str, str], field: str, *, limit: int) -> dict[str, str]:
    """Return the texts without surrounding space; there must be one.

    :raises InvalidInput: REQUIRED when there is none, INVALID for a language we don't keep, TOO_LONG beyond
        ``limit`` characters.
    """
    problems = Problems()
    kept = {language: text.strip() for language, text in texts.items() if text.strip()}
    if not kept:
        problems.add(f"Write it in one language at least: {', '.join(LANGUAGES)}.", field, ErrorCode.REQUIRED)
    for language, text in kept.items():
        if language not in LANGUAGES:
            problems.add(f"{language!r} is not one of {', '.join(LANGUAGES)}.", field)
        if len(text) > limit:
            words = f"At most {limit} characters; {language} has {len(text)}."
            problems.add(words, field, ErrorCode.TOO_LONG)
    problems.raise_if_any()
    return kept


def checked_text(text: str, field: str, *, limit: int, missing: str = "") -> str:
    """Return the text without surrounding space. ``missing`` is what to say when it is empty; else it may be.

    :raises InvalidInput: REQUIRED or TOO_LONG at ``field``.
    """
    kept = text.strip()
    if missing and not kept:
        invalid(missing, field, ErrorCode.REQUIRED)
    if len(kept) > limit:
        invalid(f"At most {limit} characters.", field, ErrorCode.TOO_LONG)
    return kept


def checked_reason(reason: str) -> str:
    """Return why something was refused or ended, as the other side will read it.

    :raises InvalidInput: REQUIRED or TOO_LONG at ``reason``.
    """
    return checked_text(reason, "reason", limit=MAX_REASON, missing="Give a reason; the other side is told.")
