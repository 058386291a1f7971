"""Our languages (BCP 47) and Django's names for them."""

from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from marketplace.core.texts import DEFAULT_LANGUAGE, LANGUAGES

_OURS = {language.lower(): language for language in LANGUAGES}


def language_of_request(request: HttpRequest) -> str:
    return our_language(get_language_from_request(request))


def our_language(django_language: str) -> str:
    """Turn Django's ``zh-hans`` into our ``zh-Hans``."""
    return _OURS.get(django_language.lower(), DEFAULT_LANGUAGE)


def django_language(language: str) -> str:
    return language.lower() if language in LANGUAGES else DEFAULT_LANGUAGE
