"""The texts of our pages: found in the sources, kept in gettext catalogues, compiled by Babel.

Django's own commands need GNU gettext on the machine; this needs Python only.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import locale as django_locale
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = Path(__file__).with_name("locale")
LANGUAGES = ("zh_Hans", "ru", "mn")
ROOMS = ("marketplace", "catalog", "rfq", "frontend")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands for the time of making, which catalogues would otherwise record."""


def template_texts() -> Catalog:
    """Collect every text that a template or module of ours asks to have translated, in the sources' order."""
    catalog = Catalog(creation_date=LONG_AGO)
    for code in _sources():
        for _line, message, _comments, context in extract("python", BytesIO(code.encode()), KEYWORDS):
            catalog.add(message, context=context, flags=_flags(message))
    return catalog


def read_texts(language: str) -> Catalog:
    """Read what is translated into a language; nothing when it is new."""
    path = _path(language, "po")
    content = path.read_bytes() if path.exists() else b""
    catalog = read_po(BytesIO(content), locale=language)
    catalog.creation_date = catalog.revision_date = LONG_AGO
    return catalog


def updated_texts(language: str, found: Catalog) -> Catalog:
    """Give the sources' texts with the translations there are; unused ones are dropped.

    A text that a lender translates needs no entry; one that it has but does not translate may have ours.
    """
    known, lent = read_texts(language), _lent(language)
    fresh = Catalog(locale=language, creation_date=LONG_AGO, revision_date=LONG_AGO)
    for message in found:
        key = _key(message)
        if not key:
            continue
        had = known.get(key, message.context)
        if had is None and (key, message.context) in lent:
            continue
        fresh.add(message.id, had.string if had else None, context=message.context, flags=message.flags)
    filled = _of_lenders() - lent
    for message in known:
        if (_key(message), message.context) in filled and _key(message) not in fresh:
            fresh.add(message.id, message.string, context=message.context, flags=message.flags)
    return fresh


def missing(catalog: Catalog) -> list[str]:
    """Name the texts without a translation; of a plural every form must be there."""
    return [_key(message) for message in catalog if message.id and not all(_forms(message.string))]


def written(catalog: Catalog) -> bytes:
    """Write a catalogue the same way each time, with no more of a header than gettext needs."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {catalog.locale_identifier}\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return header.encode() + body.getvalue()


def save(language: str, catalog: Catalog) -> None:
    """Write a catalogue and its compiled form, which is what Django reads."""
    _path(language, "po").parent.mkdir(parents=True, exist_ok=True)
    _path(language, "po").write_bytes(written(catalog))
    with _path(language, "mo").open("wb") as file:
        write_mo(file, catalog)


def is_saved(language: str, catalog: Catalog) -> bool:
    """Tell whether both files hold just this catalogue."""
    compiled = _path(language, "mo")
    if _path(language, "po").read_bytes() != written(catalog) or not compiled.exists():
        return False
    held = read_mo(BytesIO(compiled.read_bytes()))
    return _pairs(held) == _pairs(catalog)


def _pairs(catalog: Catalog) -> dict[object, object]:
    return {(_key(message), message.context): _forms(message.string) for message in catalog if message.id}


def _path(language: str, suffix: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"django.{suffix}"


def _sources() -> Iterator[str]:
    for path in sorted((ROOT / "frontend" / "templates").rglob("*.*")):
        code = templatize(path.read_text(encoding="utf-8"))
        # What isn't a text is blanked out; without indentation the rest reads as Python.
        yield "\n".join(line.strip() for line in code.splitlines())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            code = path.read_text(encoding="utf-8")
            if "django.utils.translation import" in code:
                yield code


def _flags(message: object) -> set[str]:
    texts = message if isinstance(message, tuple) else (message,)
    return {"python-format"} if any("%(" in str(text) for text in texts) else set()


def _forms(text: object) -> tuple[object, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text,)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _lent(language: str) -> set[tuple[str, str | None]]:
    """Return the texts that Django or allauth translate into a language."""
    return {
        (_key(message), message.context)
        for path in _lenders(f"{language}/LC_MESSAGES/django.mo")
        for message in read_mo(BytesIO(path.read_bytes()))
    }


def _of_lenders() -> set[tuple[str, str | None]]:
    """Return every text that Django or allauth may show."""
    return {
        (_key(message), message.context)
        for path in _lenders("en/LC_MESSAGES/django.po")
        for message in read_po(BytesIO(path.read_bytes()))
        if message.id
    }


def _lenders(name: str) -> list[Path]:
    """Find a catalogue in Django and in the installed apps, where Django itself looks for texts."""
    folders = [Path(django_locale.__file__).parent]
    folders += [
        Path(app.path, "locale") for app in apps.get_app_configs() if Path(app.path, "locale") != LOCALE
    ]
    return [folder / name for folder in folders if (folder / name).exists()]
