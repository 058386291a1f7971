"""Turn HTML into a PDF/A-3 and PDF/UA-1 file: same input, same bytes, whatever process or day it is.

The bytes follow from the input, the fonts (pinned), the locked packages and the system's Pango and HarfBuzz.
"""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils.html import escape

from marketplace.core.documents.accessibility import declare_pdf_ua
from marketplace.core.documents.fonts import printable_letters, use_fonts
from marketplace.core.documents.libraries import check_libraries
from marketplace.core.documents.problems import UnprintableText
from marketplace.core.jsonable import to_jsonable

PAGE_STYLE = Path(__file__).with_name("page.css")
# White space, soft hyphen, zero-width and direction marks are never drawn.
_INVISIBLE = frozenset(map(ord, "\t\n\r \u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# What relative addresses are relative to: it makes them absolute, and the fetcher refuses them.
_NOWHERE = "nowhere:///"
_PAGE = """<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="{author}"><meta name="generator" content="Ordos Marketplace">
<meta name="dcterms.created" content="{created}"><meta name="dcterms.modified" content="{modified}">
</head><body>{body}</body></html>"""


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF; ``relationship`` tells what it is to the page (ISO 32000-2, 7.11.3)."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"] = "Data"


def render_pdf(
    *,
    html: str,
    title: str,
    language: str,
    created_at: datetime,
    modified_at: datetime | None = None,
    author: str = "",
    styles: Sequence[Path] = (),
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Lay out the body of a page and write it. Nothing is fetched: pictures must be ``data:`` addresses.

    :param html: what goes into ``<body>``, already escaped.
    :param styles: style sheets after the common one, parsed once a process.
    :raises UnprintableText: when a letter is in none of our fonts.
    :raises DocumentsUnavailable: when fonts or system libraries are missing.
    """
    created, modified = _utc(created_at), _utc(modified_at or created_at)
    page = _PAGE.format(
        language=escape(language),
        title=escape(title),
        author=escape(author),
        created=f"{created:%Y-%m-%dT%H:%M:%SZ}",
        modified=f"{modified:%Y-%m-%dT%H:%M:%SZ}",
        body=html,
    )
    return _engine().write(page, (PAGE_STYLE, *styles), [(file, created, modified) for file in attachments])


def facts_attachment(number: str, document: object) -> Attachment:
    """Put what the pages say beside them, as JSON for programs."""
    content = json.dumps(to_jsonable(document), ensure_ascii=False, indent=1, sort_keys=True)
    return Attachment(
        name=f"{number}.json", content=content.encode(), description="The document's facts, for programs"
    )


def warm_up() -> None:
    """Load libraries and fonts now, so that the first document isn't slower than the next."""
    _engine()


class _Engine:
    """WeasyPrint with our fonts. It is imported here and not above, since importing it settles the fonts."""

    def __init__(self, fonts_root: Path) -> None:
        check_libraries()
        folder = use_fonts(fonts_root)
        import weasyprint  # noqa: PLC0415 - only after use_fonts
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - only after use_fonts
        from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415 - only after use_fonts

        self._weasyprint = weasyprint
        self._fonts = FontConfiguration()
        self._letters = printable_letters(folder) | _INVISIBLE
        self._fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
        self._fetching_error = FatalURLFetchingError
        self._sheets: dict[Path, Any] = {}
        # Pango's font map isn't safe to share between threads.
        self._one_at_a_time = threading.Lock()

    def write(
        self, page: str, styles: Sequence[Path], attachments: Sequence[tuple[Attachment, datetime, datetime]]
    ) -> bytes:
        self._refuse_unprintable(page)
        with self._one_at_a_time:
            try:
                document = self._weasyprint.HTML(string=page, base_url=_NOWHERE, url_fetcher=self._fetcher)
                pdf: bytes = document.write_pdf(
                    stylesheets=[self._sheet(path) for path in styles],
                    font_config=self._fonts,
                    pdf_variant="pdf/a-3a",
                    finisher=declare_pdf_ua,
                    attachments=[self._attachment(*each) for each in attachments],
                )
            except self._fetching_error as error:
                raise ValueError(f"A document fetches nothing. {error}") from error
        return pdf

    def _refuse_unprintable(self, page: str) -> None:
        unknown = sorted(letter for letter in set(page) if ord(letter) not in self._letters)
        if unknown:
            raise UnprintableText("".join(unknown))

    def _sheet(self, path: Path) -> Any:
        if path not in self._sheets:
            self._sheets[path] = self._weasyprint.CSS(
                filename=str(path), font_config=self._fonts, url_fetcher=self._fetcher
            )
        return self._sheets[path]

    def _attachment(self, file: Attachment, created: datetime, modified: datetime) -> Any:
        return self._weasyprint.Attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            relationship=file.relationship,
            created=created,
            modified=modified,
        )


_starting = threading.Lock()


def _engine() -> _Engine:
    with _starting:
        return _start_engine()


@cache
def _start_engine() -> _Engine:
    return _Engine(Path(settings.DOCUMENT_FONTS_ROOT))


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A document's time needs a time zone.")
    return moment.astimezone(UTC).replace(microsecond=0)
