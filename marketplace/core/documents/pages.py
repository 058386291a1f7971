"""Fill the documents' HTML templates; everything is escaped, nothing needs a database."""

from pathlib import Path
from typing import Any

from django.template import Context, Engine

from marketplace.core.documents.bilingual import Bilingual

_COMMON = Path(__file__).with_name("templates")
# A code point that no text has (Unicode, 23.7: noncharacters).
_MISSING = "\ufdd0"


def page_engine(*folders: Path) -> Engine:
    """Make the engine that reads a room's templates and the common ones."""
    return Engine(
        dirs=[*map(str, folders), str(_COMMON)],
        builtins=["marketplace.core.documents.tags"],
        autoescape=True,
        string_if_invalid=f"{_MISSING}%s{_MISSING}",
    )


def fill_page(engine: Engine, template: str, both: Bilingual, **facts: Any) -> str:
    """Fill a template in two languages. Numbers and dates must come through the tags, which say how to write them.

    :raises LookupError: when the template names a fact it wasn't given; a blank in a contract goes unseen.
    """
    context = Context({"both": both, **facts}, use_l10n=False, use_tz=False)
    page: str = engine.get_template(template).render(context)
    if _MISSING in page:
        raise LookupError(f"{template} was not given {page.split(_MISSING)[1]!r}.")
    return page
