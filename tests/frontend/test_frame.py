"""What holds for every page: languages, policies, labels, the files at the top, the pages of errors."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views import defaults
from pytest_django.fixtures import Settings

from frontend.security import POLICY
from marketplace.accounts.roles import Role
from rfq.contracts.models import Contract
from tests.cast import Cast
from tests.frontend.reading import LANGUAGES, Page, visitor, words
from tests.listing_cast import Goods

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FOR_VISITORS = (
    "/",
    "/?text=nothing-like-this",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/no-such-page",
    "/check/019aab00-0000-7000-8000-000000000000",
    "/?after=broken",
)
FOR_PEOPLE = (
    "/",
    "/accounts/organization/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/logout/",
)


def signed_in(cast: Cast, language: str) -> Client:
    browser = visitor(language)
    browser.force_login(cast.buyer.user(Role.OWNER), backend=BACKEND)
    return browser


def all_pages(cast: Cast, contract: Contract, language: str) -> Iterator[tuple[str, Any, Page]]:
    """Fetch every kind of page in a language, as a visitor and as a person."""
    person = signed_in(cast, language)
    for browser, addresses in (
        (visitor(language), (*FOR_VISITORS, f"/check/{contract.uuid}")),
        (person, FOR_PEOPLE),
    ):
        for address in addresses:
            shown = browser.get(address, follow=True)
            yield address, shown, Page(words(shown))


def test_every_page_is_sound_and_strict_in_every_language(cast: Cast, offered: Contract) -> None:
    for language in LANGUAGES:
        for address, shown, page in all_pages(cast, offered, language):
            assert shown["Content-Security-Policy"] == POLICY, address
            assert page.inline == [], address
            assert page.misplaced == [], address
            assert page.unlabelled() == [], address
            assert page.ids_named_twice() == set(), address
            assert page.of("html")[0]["lang"] == language, address
            assert len(page.of("h1")) == len(page.of("main")) == len(page.of("title")) == 1, address
            links = {link["hreflang"]: link for link in page.of("a") if "hreflang" in link}
            assert set(links) == set(LANGUAGES), address
            assert [code for code, link in links.items() if "aria-current" in link] == [language], address
            loaded = [item.get("src") for item in page.of("script", "img")]
            loaded += [item["href"] for item in page.of("link") if item.get("rel") in ("stylesheet", "icon")]
            assert [item for item in loaded if not str(item).startswith("/static/")] == [], address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_chosen_by_the_address_and_kept(db: None, language: str) -> None:
    browser = visitor("ru" if language == "en" else "en")
    chosen = browser.get("/", {"lang": language, "text": "methanol"})
    assert f'<html lang="{language}">' in words(chosen)
    assert browser.cookies[project.LANGUAGE_COOKIE_NAME].value == language
    for address in ("/", "/accounts/login/", "/nowhere"):
        assert f'<html lang="{language}">' in words(browser.get(address))
    with override(language):
        assert gettext("Search") in words(browser.get("/"))


def test_choosing_a_language_keeps_the_page(db: None) -> None:
    html = words(visitor().get("/", {"text": "methanol", "vertical": "CHEMICALS", "lang": "mn"}))
    links = {link["lang"]: link["href"] for link in Page(html).of("a") if "hreflang" in link}
    assert links["ru"] == "/?text=methanol&vertical=CHEMICALS&lang=ru"


def test_no_address_makes_a_language_link_to_another_host(db: None) -> None:
    html = words(visitor().get("/", PATH_INFO="//elsewhere.example/"))
    links = [link["href"] for link in Page(html).of("a") if "hreflang" in link]
    assert links == [f"/%2Felsewhere.example/?lang={code}" for code in LANGUAGES]


@pytest.mark.parametrize("language", ["de", "", "../ru", "<script>"])
def test_a_language_that_we_do_not_speak_is_not_kept(db: None, language: str) -> None:
    shown = visitor("ru").get("/", {"lang": language})
    assert '<html lang="ru">' in words(shown)
    assert not shown.cookies


def test_the_api_answers_in_the_language_of_the_address_without_a_cookie(goods: Goods) -> None:
    query = {"query": "{ listings(first: 1, vertical: CASHMERE) { nodes { name } } }", "lang": "ru"}
    shown = visitor().get("/graphql", query)
    assert json.loads(shown.content)["data"]["listings"]["nodes"] == [{"name": "Кашемир белый"}]
    assert not shown.cookies


def test_the_first_page_names_its_translations_to_search_engines(goods: Goods) -> None:
    page = Page(words(visitor().get("/?lang=mn")))
    head = [link for link in page.of("link") if link.get("rel") in ("alternate", "canonical")]
    assert {link.get("hreflang"): link["href"] for link in head} == {
        None: "http://localhost:8000/?lang=mn",
        "x-default": "http://localhost:8000/",
        **{code: f"http://localhost:8000/?lang={code}" for code in LANGUAGES},
    }
    narrowed = Page(words(visitor().get("/?text=methanol")))
    assert {"name": "robots", "content": "noindex"} in narrowed.of("meta")


def test_answers_that_are_no_pages_have_no_page_policy(db: None) -> None:
    assert "Content-Security-Policy" not in visitor().get("/health/live")


def test_every_page_refuses_frames_and_guessing(db: None) -> None:
    shown = visitor().get("/")
    assert shown["X-Frame-Options"] == "DENY"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Referrer-Policy"] == "same-origin"
    assert shown["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in shown["Content-Security-Policy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_told_in_every_language(db: None, language: str) -> None:
    request = RequestFactory().get("/somewhere?a=b")
    with override(language):
        shown: list[tuple[HttpResponse, int, str]] = [
            (defaults.bad_request(request, Exception("inner")), 400, "This address can't be answered"),
            (defaults.permission_denied(request, Exception("inner")), 403, "Not open to you"),
            (defaults.page_not_found(request, Exception("inner")), 404, "No such page"),
            (defaults.server_error(request), 500, "Something went wrong on our side"),
        ]
        for response, status, title in shown:
            html = words(response)
            assert response.status_code == status
            assert f"<h1>{gettext(title)}</h1>" in html
            assert f'<html lang="{language}">' in html
            assert "inner" not in html
            assert Page(html).inline == []


def test_a_refused_form_says_that_nothing_changed(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    shown = browser.post("/accounts/login/", {"login": "a@b.example", "password": "x"})
    assert shown.status_code == 403
    assert "Nothing was changed" in words(shown)
    assert shown["Content-Security-Policy"] == POLICY


def test_too_many_attempts_have_a_page_of_ours(db: None) -> None:
    assert "Wait a few minutes" in render_to_string("429.html", {}, RequestFactory().get("/"))


def test_a_visitor_who_may_not_is_led_to_the_log_in(db: None) -> None:
    html = words(defaults.permission_denied(RequestFactory().get("/x?a=1&b=2"), Exception()))
    assert f"{reverse('account_login')}?next=%2Fx%3Fa%3D1%26b%3D2" in html


def test_the_files_at_the_top_are_there() -> None:
    icon, robots = visitor().get("/favicon.ico"), visitor().get("/robots.txt")
    assert b"".join(icon)[:4] == b"\0\0\1\0"
    assert b"Disallow: /check/" in b"".join(robots)


def test_the_schema_is_served_as_text_and_sent_once(db: None) -> None:
    content = (project.BASE_DIR / "marketplace" / "config" / "schema.graphql").read_bytes()
    shown = visitor().get("/schema.graphql")
    assert shown.content == content
    assert shown["Content-Type"] == "text/plain; charset=utf-8"
    assert shown["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert "Vary" not in shown
    again = visitor().get("/schema.graphql", headers={"If-None-Match": shown["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_static_file_that_a_page_names_is_collected(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    hashed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    call_command("collectstatic", interactive=False, verbosity=0)
    kept = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    templates = Path(settings.BASE_DIR, "frontend", "templates").rglob("*.html")
    named = {name for path in templates for name in re.findall(r"{% static '([^']+)' %}", path.read_text())}
    assert {"base.css", "check.js", "icon.svg"} <= named
    assert named <= kept.keys()


def test_the_first_page_is_light(goods: Goods) -> None:
    static = Path(project.BASE_DIR, "frontend", "static")
    style = (static / "base.css").stat().st_size
    assert len(visitor().get("/").content) + style < 40_000
    assert (static / "check.js").stat().st_size < 4_000
