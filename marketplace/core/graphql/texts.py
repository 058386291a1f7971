"""Text in several languages: a field with a ``language`` argument, and the input that sets all of them."""

from collections.abc import Callable, Mapping
from typing import Any

import graphene

from marketplace.core.graphql.fields import MarketField, actor_of, field
from marketplace.core.texts import translated

LANGUAGE = graphene.String(description="BCP 47: en, zh-Hans, ru or mn; default is the reader's.")
_KEYS = {"en": "en", "zh_hans": "zh-Hans", "ru": "ru", "mn": "mn"}


class Texts(graphene.ObjectType):
    """A text in each language it was written in."""

    en = field(graphene.String, "English.")
    zh_hans = field(graphene.String, "Chinese, simplified.")
    ru = field(graphene.String, "Russian.")
    mn = field(graphene.String, "Mongolian, Cyrillic.")

    @staticmethod
    def resolve_zh_hans(texts: Mapping[str, str], _info: Any) -> str | None:
        return texts.get("zh-Hans")


class TextsInput(graphene.InputObjectType):
    """A text in the languages you have it in."""

    en = graphene.String(description="English.")
    zh_hans = graphene.String(description="Chinese, simplified.")
    ru = graphene.String(description="Russian.")
    mn = graphene.String(description="Mongolian, Cyrillic.")


def texts_from(sent: Mapping[str, str | None] | None) -> dict[str, str]:
    """Turn what a ``TextsInput`` holds into stored texts: ``{"zh_hans": …}`` into ``{"zh-Hans": …}``."""
    return {_KEYS[key]: text for key, text in (sent or {}).items() if text}


def text_field(
    read: Callable[[Any], Mapping[str, str]], description: str, *, required: bool = True
) -> MarketField:
    """Declare a text that is answered in the language asked for, else in the first one it was written in."""

    def resolve(root: Any, info: Any, language: str | None = None) -> str | None:
        text = translated(read(root), language or actor_of(info).language)
        return text if text or required else None

    return field(graphene.String, description, required=required, language=LANGUAGE, resolver=resolve)
