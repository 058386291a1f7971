"""The pages in a real browser: the policy holds, nothing scrolls sideways, a file is checked without being sent."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from marketplace.core.files import read_bytes
from rfq.contracts.models import Contract
from tests.frontend.reading import LANGUAGES
from tests.listing_cast import Goods

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NARROW = {"width": 360, "height": 740}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the machine's Chromium. The database can't be used meanwhile: Playwright runs a loop in this thread."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    assert program is not None, "install Chromium: infra/libraries.py tests"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


def complaints_of(page: Page) -> list[str]:
    """Collect what the browser complains of: refused by the policy, missing, failed."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def papers(signed: Contract, tmp_path: Path) -> dict[str, Any]:
    """The address of a contract's check, its signed file and a copy that differs in one byte."""
    assert signed.signed_document is not None
    content = read_bytes(signed.signed_document)
    (tmp_path / "genuine.pdf").write_bytes(content)
    (tmp_path / "forged.pdf").write_bytes(content[:-1] + b" ")
    return {
        "address": f"/check/{signed.uuid}?lang=en",
        "genuine": tmp_path / "genuine.pdf",
        "forged": tmp_path / "forged.pdf",
    }


def outcome(page: Page, file: Path) -> str:
    page.set_input_files("#pdf", file)
    return page.locator("[data-outcome]:not([hidden])").inner_text()


@pytest.mark.django_db(transaction=True)
def test_a_file_is_checked_in_the_browser_and_sent_nowhere(
    papers: dict[str, Any], live_server: LiveServer
) -> None:
    with chromium() as browser:
        page = browser.new_page()
        complaints = complaints_of(page)
        page.goto(live_server.url + papers["address"])
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        told = outcome(page, papers["genuine"])
        assert told.startswith("Yes, to the last byte. It is this file: Contract, signed CON-")
        assert "match" in (page.locator("li[data-sha256]").nth(1).get_attribute("class") or "")
        assert outcome(page, papers["forged"]).startswith("No. It is not the file we issued")
        assert page.locator("li.match").count() == 0
        # The browser fetches the page's icon when it likes.
        sent = [url for url in requests if not url.startswith(f"{live_server.url}/static/")]
        assert (sent, complaints) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_without_a_script_the_page_tells_how(papers: dict[str, Any], live_server: LiveServer) -> None:
    with chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(live_server.url + papers["address"])
        assert not page.locator("#compare").is_visible()
        assert page.get_by_text("certutil -hashfile").is_visible()


@pytest.mark.django_db(transaction=True)
def test_pages_fit_a_narrow_phone_and_keep_the_policy_in_every_language(
    goods: Goods, papers: dict[str, Any], live_server: LiveServer
) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport=NARROW)
        complaints = complaints_of(page)
        for path in ("/", "/?text=nothing", "/accounts/login/", "/accounts/signup/", papers["address"]):
            for language in LANGUAGES:
                address = path.replace("lang=en", f"lang={language}")
                if "lang=" not in address:
                    address += f"{'&' if '?' in path else '?'}lang={language}"
                page.goto(live_server.url + address)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert complaints == []
