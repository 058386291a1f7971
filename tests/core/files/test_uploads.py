"""The way of a file through the API: announce it, send it, download it."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from marketplace.accounts.roles import Role
from marketplace.core.actor import ANONYMOUS
from marketplace.core.files import download_url, stored_file
from marketplace.core.files.models import StoredFile
from marketplace.core.graphql.nodes import read_global_id
from tests.api import answer
from tests.cast import Cast
from tests.core.files import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]

PREPARE = """
mutation Prepare($input: FileUploadPrepareInput!) {
  fileUploadPrepare(input: $input) {
    uploadUrl
    file { id name contentType size sha256 downloadUrl }
    userErrors { code field }
  }
}
"""
FILE = "query File($id: ID!) { node(id: $id) { ... on StoredFile { name size downloadUrl } } }"
BASE = "http://localhost:8000"


def announced(content: bytes = samples.PDF, **other: Any) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    return {
        "name": "合同.pdf",
        "contentType": "application/pdf",
        "size": len(content),
        "sha256": digest,
        **other,
    }


def prepare(actor: Any, **other: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer(actor, PREPARE, input={**announced(), **other})["fileUploadPrepare"]
    return found


def put(url: str, content: bytes = samples.PDF, **extra: Any) -> Any:
    assert url.startswith(BASE)
    return Client(enforce_csrf_checks=True).put(
        url.removeprefix(BASE), content, "application/octet-stream", **extra
    )


def get(url: str, **headers: str) -> Any:
    return Client().get(url.removeprefix(BASE), headers=headers)


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_file_comes_up_and_down_again(cast: Cast) -> None:
    actor = cast.buyer.actor(Role.VIEWER)
    prepared = prepare(actor)
    assert prepared["userErrors"] == []
    assert prepared["file"]["downloadUrl"] is None
    assert not StoredFile.objects.exists()

    response = put(prepared["uploadUrl"])
    assert response.status_code == 201
    assert response.json() == {"id": prepared["file"]["id"], **announced()}

    found = answer(actor, FILE, id=prepared["file"]["id"])["node"]
    assert (found["name"], found["size"]) == ("合同.pdf", len(samples.PDF))
    download = get(found["downloadUrl"])
    assert body_of(download) == samples.PDF
    assert download["Content-Type"] == "application/pdf"
    assert download["Content-Length"] == str(len(samples.PDF))
    assert download["Content-Disposition"] == "attachment; filename*=utf-8''%E5%90%88%E5%90%8C.pdf"
    assert download["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in download["Content-Security-Policy"]
    assert download["Cache-Control"] == "private, max-age=3600"


def test_the_file_belongs_to_the_firm_that_announced_it(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner)
    put(prepared["uploadUrl"])
    _, uuid = read_global_id(prepared["file"]["id"])
    assert uuid is not None
    file = stored_file(uuid)
    assert file is not None
    assert file.owner_uuid == cast.buyer.organization.uuid
    assert answer(cast.producer.owner, FILE, id=prepared["file"]["id"])["node"] is None
    assert answer(ANONYMOUS, FILE, id=prepared["file"]["id"])["node"] is None


def test_a_visitor_and_someone_without_a_firm_may_not_announce(cast: Cast) -> None:
    assert prepare(ANONYMOUS)["userErrors"] == [{"code": "UNAUTHENTICATED", "field": None}]
    assert prepare(cast.loner)["userErrors"] == [{"code": "PERMISSION_DENIED", "field": None}]


def test_everything_wrong_with_an_announcement_is_told_at_once(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner, name=" ", contentType="text/html", size=10**9, sha256="ABC")
    assert prepared["uploadUrl"] is None
    assert prepared["userErrors"] == [
        {"code": "REQUIRED", "field": "name"},
        {"code": "FILE_TYPE", "field": "contentType"},
        {"code": "FILE_SIZE", "field": "size"},
        {"code": "INVALID", "field": "sha256"},
    ]


def test_sending_it_twice_is_as_good_as_once(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner)
    assert put(prepared["uploadUrl"]).json() == put(prepared["uploadUrl"]).json()
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "content", "status", "code"),
    [
        ({}, samples.PDF + b"x", 400, "FILE_SIZE"),
        ({}, samples.PDF[:-1], 400, "FILE_SIZE"),
        ({}, samples.PDF[:-1] + b"x", 400, "INVALID"),
        (announced(samples.PNG), samples.PNG, 415, "FILE_TYPE"),
    ],
)
def test_bytes_that_are_not_what_was_announced_are_refused_in_plain_words(
    cast: Cast, other: dict[str, Any], content: bytes, status: int, code: str
) -> None:
    prepared = prepare(cast.buyer.owner, **other)
    response = put(prepared["uploadUrl"], content)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["detail"].endswith(".")
    assert not StoredFile.objects.exists()


def test_more_bytes_than_the_length_says_are_not_read(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner)
    response = put(prepared["uploadUrl"], samples.PDF, CONTENT_LENGTH=str(len(samples.PDF) - 1))
    assert (response.status_code, response.json()["code"]) == (400, "FILE_SIZE")


def test_an_address_that_was_tampered_with_is_refused(cast: Cast) -> None:
    url = prepare(cast.buyer.owner)["uploadUrl"]
    response = put(url[:-1] + ("A" if url[-1] != "A" else "B"))
    assert (response.status_code, response.json()["code"]) == (400, "INVALID")


def test_an_address_serves_one_purpose_only(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner)
    put(prepared["uploadUrl"])
    token = answer(cast.buyer.owner, FILE, id=prepared["file"]["id"])["node"]["downloadUrl"].rpartition("/")[
        2
    ]
    assert put(f"{BASE}/files/upload/{token}").status_code == 400
    assert get(f"{BASE}/files/{prepared['uploadUrl'].rpartition('/')[2]}").status_code == 404


def expired(url: str) -> str:
    """Make the address that would have been given two hours ago."""
    from django.core import signing

    head, _, token = url.rpartition("/")
    salt = "core.files.upload" if head.endswith("/upload") else "core.files.download"
    signer = signing.TimestampSigner(salt=salt)
    value = signer.unsign(token)
    stamp = signing.b62_encode(signing.b62_decode(token.split(":")[1]) - 7200)
    return f"{head}/" + signing.Signer(salt=salt).sign(f"{value}:{stamp}")


def test_an_address_expires(cast: Cast) -> None:
    prepared = prepare(cast.buyer.owner)
    response = put(expired(prepared["uploadUrl"]))
    assert (response.status_code, response.json()["code"]) == (410, "EXPIRED")
    put(prepared["uploadUrl"])
    file = StoredFile.objects.get()
    assert get(expired(download_url(file))).status_code == 410
    assert get(download_url(file)).status_code == 200


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_upload_address_takes_only_put(cast: Cast, method: str) -> None:
    path = prepare(cast.buyer.owner)["uploadUrl"].removeprefix(BASE)
    response = getattr(Client(), method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "PUT"


def test_a_download_is_not_sent_twice(cast: Cast) -> None:
    put(prepare(cast.buyer.owner)["uploadUrl"])
    url = download_url(StoredFile.objects.get())
    etag = get(url)["ETag"]
    again = get(url, **{"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_a_lost_file_is_told_in_plain_words(cast: Cast, folder: Path) -> None:
    put(prepare(cast.buyer.owner)["uploadUrl"])
    file = StoredFile.objects.get()
    (folder / file.storage_name).unlink()
    response = get(download_url(file))
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"


def test_a_table_is_sent_as_utf_8(cast: Cast) -> None:
    put(
        prepare(cast.buyer.owner, **announced(samples.CSV, name="a.csv", contentType="text/csv"))[
            "uploadUrl"
        ],
        samples.CSV,
    )
    assert get(download_url(StoredFile.objects.get()))["Content-Type"] == "text/csv; charset=utf-8"


def test_a_large_file_passes_without_being_held_in_memory(cast: Cast) -> None:
    content = samples.PDF + base64.b64encode(hashlib.sha512(b"x").digest()) * 60_000
    assert len(content) > 5_000_000
    prepared = prepare(cast.buyer.owner, **announced(content))
    assert put(prepared["uploadUrl"], content).status_code == 201
    assert body_of(get(download_url(StoredFile.objects.get()))) == content
