"""Template tags of documents. Each needs ``both``, the document's :class:`Bilingual`, in the context.

What they return is escaped by the template like any text. ``joint`` sets the languages beside each other; without
it they are under each other, in cells and headings that keep line breaks (``th``, ``.lines``).
"""

from decimal import Decimal

from django.template import Context, Library

from marketplace.core.documents.bilingual import UNDER, Bilingual
from marketplace.core.documents.parts import Texts
from marketplace.core.documents.wording import neutral_money, neutral_number

register = Library()


def _both(context: Context) -> Bilingual:
    both = context["both"]
    assert isinstance(both, Bilingual)
    return both


@register.simple_tag(takes_context=True)
def label(context: Context, key: str, code: str = "", joint: str = UNDER) -> str:
    """Show a label in both languages: ``{% label "label.date" %}``, ``{% label "side." line.side %}``."""
    return _both(context).label(key + code, joint)


@register.simple_tag(takes_context=True)
def page_word(context: Context, position: int, key: str) -> str:
    """Give a piece of "page 1 of 2" in the first or second language."""
    both = _both(context)
    return (both.first if position == 1 else both.second).say(f"page.{key}")


@register.simple_tag(takes_context=True)
def texts(context: Context, value: Texts, joint: str = UNDER) -> str:
    """Show a text in both languages."""
    return _both(context).texts(value, joint)


@register.simple_tag(takes_context=True)
def unit(context: Context, code: str, joint: str = UNDER) -> str:
    """Name a unit in both languages."""
    return _both(context).said(lambda wording: wording.unit(code), joint)


@register.simple_tag(takes_context=True)
def package(context: Context, code: str, joint: str = UNDER) -> str:
    """Name a kind of package in both languages."""
    return _both(context).said(lambda wording: wording.package(code), joint)


@register.simple_tag(takes_context=True)
def country(context: Context, code: str, joint: str = UNDER) -> str:
    """Name a country in both languages."""
    return _both(context).said(lambda wording: wording.country(code), joint)


@register.filter
def plain(value: Decimal | int | None, least: int = 0) -> str:
    """Write a number for readers of either language; nothing for no value."""
    return neutral_number(value, least=least)


@register.filter
def money(value: Decimal | None, currency: str) -> str:
    """Write a sum without its currency, with the currency's own decimals at least."""
    return neutral_money(value, currency)
