"""What each language calls things, and how it writes numbers, money and dates."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_precision

from marketplace.core.documents.parts import Texts
from marketplace.core.texts import LANGUAGES, translated
from marketplace.core.units import all_units

CHINESE = "zh-Hans"
SECOND_LANGUAGES = ("en", "ru", "mn")
_LOCALES = {"zh-Hans": "zh_Hans_CN", "en": "en_GB", "ru": "ru_RU", "mn": "mn_MN"}
_COMMON = Path(__file__).with_name("wording")
_CODES = Path(__file__).with_name("codes.toml")
_NO_BREAK_SPACE = "\u00a0"
# No line begins with a dash; a number stays with its word: "Annex 1", «ISPM 15», «1 дүгээр хавсралт».
_KEPT_TOGETHER = re.compile(r" (?=— )|(?<=\w) (?=\d)|(?<=\d) (?=\w)")


@dataclass(frozen=True)
class Wording:
    """One language's words and habits. Texts are looked up by dotted key."""

    language: str
    texts: Mapping[str, str]

    @property
    def locale(self) -> Locale:
        return Locale.parse(_LOCALES[self.language])

    def say(self, key: str, **values: str) -> str:
        """Return the text with its places filled in.

        :raises KeyError: when the language has no such text, or a place in it has no value.
        """
        text = self.texts[key]
        return text.format(**values) if values else text

    def pick(self, texts: Texts) -> str:
        """Choose the text to show: this language's, else English, else any. Empty when there is none."""
        return translated(texts, self.language)

    def number(self, value: Decimal, *, least: int = 0, most: int = 6) -> str:
        """Write a number with at least and at most so many decimals."""
        pattern = f"#,##0.{'0' * least}{'#' * (most - least)}"
        text: str = format_decimal(value, format=pattern, locale=self.locale)
        return text

    def money(self, amount: Decimal, currency: str) -> str:
        """Write a sum with the currency's own number of decimals, such as ``USD 1,234.50``."""
        digits = get_currency_precision(currency)
        return f"{currency}{_NO_BREAK_SPACE}{self.number(amount, least=digits)}"

    def percent(self, value: Decimal) -> str:
        sign = f"{_NO_BREAK_SPACE}%" if self.language == "ru" else "%"
        return f"{self.number(value)}{sign}"

    def date(self, day: date) -> str:
        text: str = format_date(day, format="long", locale=self.locale)
        return text

    def country(self, code: str) -> str:
        """Name a country by its ISO 3166 alpha-2 code."""
        return str(self.locale.territories.get(code, code))

    def unit(self, code: str) -> str:
        """Name a unit by its UN/ECE Rec 20 code, in short where there is a short form; a mere sign names itself."""
        return self.texts.get(f"unit.{code}", code)

    def package(self, code: str) -> str:
        """Name a kind of package by its UN/ECE Rec 21 code."""
        return self.texts.get(f"package.{code}", code)

    def quantity(self, value: Decimal, unit: str) -> str:
        return f"{self.number(value)}{_NO_BREAK_SPACE}{self.unit(unit)}"

    def days(self, count: int) -> str:
        """Write a number of days in the case the sentences need: "within {days}", «в течение {days}»."""
        form = self.locale.plural_form(count)
        return self.say(f"days.{form}" if f"days.{form}" in self.texts else "days.other", count=str(count))


def neutral_number(value: Decimal | int | None, *, least: int = 0) -> str:
    """Write a number that readers of any language take the same way: spaces between thousands, decimal point.

    A comma would be a decimal sign to one party of the contract and not to the other (ISO 80000-1, 7.3).
    """
    if value is None:
        return ""
    whole, _, decimals = f"{Decimal(value):f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    grouped = f"{int(whole):,}".replace(",", _NO_BREAK_SPACE)
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return sign + grouped + (f".{decimals}" if decimals else "")


def neutral_money(amount: Decimal | None, currency: str) -> str:
    return neutral_number(amount, least=get_currency_precision(currency))


@cache
def load_wording(language: str, *folders: Path) -> Wording:
    """Read a language's words: the common ones, those of a room's folders, and the code tables.

    :raises ValueError: when documents aren't made in that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No documents in {language!r}; there are {', '.join(LANGUAGES)}.")
    texts: dict[str, str] = {}
    for folder in (_COMMON, *folders):
        texts |= _flat(tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8")))
    texts |= {f"unit.{unit.code}": unit.name(language) for unit in all_units()}
    for table, codes in tomllib.loads(_CODES.read_text(encoding="utf-8")).items():
        texts |= {f"{table}.{code}": names[language] for code, names in codes.items()}
    return Wording(language=language, texts=texts)


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            texts |= _flat(value, f"{prefix}{key}.")
        else:
            # A long text is broken into lines for its editor only.
            text = str(value)
            text = " ".join(text.split()) if "\n" in text else text
            texts[prefix + key] = _KEPT_TOGETHER.sub(_NO_BREAK_SPACE, text)
    return texts
