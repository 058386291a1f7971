"""A text in the languages of the marketplace."""

from dataclasses import dataclass

LANGUAGES = ("en", "zh-Hans", "ru", "mn")
"""BCP 47 tags, in the order in which a missing text falls back."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English, simplified Chinese, Russian and Mongolian (Cyrillic)."""

    en: str
    zh: str
    ru: str
    mn: str

    def by_language(self) -> dict[str, str]:
        """Return the text by language tag, ready for a JSON column."""
        return dict(zip(LANGUAGES, (self.en, self.zh, self.ru, self.mn), strict=True))


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Synonyms and trade names, per language."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    mn: tuple[str, ...] = ()

    def by_language(self) -> dict[str, list[str]]:
        """Return the synonyms by language tag, ready for a JSON column."""
        columns = (self.en, self.zh, self.ru, self.mn)
        return {tag: list(names) for tag, names in zip(LANGUAGES, columns, strict=True)}
