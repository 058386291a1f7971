"""The journey for each vertical, and what its files say."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from marketplace.journey.main import main
from marketplace.journey.plot import PLOTS
from marketplace.running.site import Site
from rfq.declarations.messages import validate_message

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.mark.parametrize("vertical", sorted(PLOTS))
def test_a_whole_trade_holds(
    site: Site, vertical: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--url", site.url, "--out", str(tmp_path), "--vertical", vertical])
    said = capsys.readouterr()
    assert code == 0, said.out + said.err
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(files) == 6
    order, declaration = (find(files, prefix) for prefix in ("CEB303_", "DEC_"))
    for message in (order, declaration):
        assert validate_message(message) == []
    number = re.search(rb"<ceb:orderNo>(.+?)</ceb:orderNo>", order)
    assert number is not None
    assert b"<EdocID>" + number[1] + b"</EdocID>" in declaration
    contract = re.search(rb"<ContrNo>(.+?)</ContrNo>", declaration)
    assert contract is not None
    for name, content in files.items():
        if name.endswith(".pdf"):
            assert contract[1].decode() in text_of(content), name


def test_the_program_fails_when_a_step_does(site: Site, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "marketplace",
            "journey",
            "--url",
            site.url,
            "--out",
            str(tmp_path),
            "--password",
            "no",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "BAD_CREDENTIALS" in done.stderr


def test_the_audit_chains_hold_after_the_trades(site: Site) -> None:
    child = site.command("verify_events", "verify_events")
    assert child.run_to_end(site.watch) == 0


def find(files: dict[str, bytes], prefix: str) -> bytes:
    (found,) = [
        content for name, content in files.items() if name.startswith(prefix) and name.endswith(".xml")
    ]
    return found


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
