"""Files are stored once, whole, and read back as they were; the same in a folder and in a bucket."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connections, transaction

from marketplace.core.actor import SYSTEM
from marketplace.core.errors import ErrorCode, InvalidInput, Unavailable
from marketplace.core.events.models import Event
from marketplace.core.files import read_bytes, store_bytes
from marketplace.core.files.models import StoredFile
from tests.core.files import samples

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, tzinfo=UTC)


def store(
    content: bytes = samples.PDF, name: str = "a.pdf", content_type: str = "application/pdf"
) -> StoredFile:
    return store_bytes(
        content=content, name=name, content_type=content_type, owner_uuid=uuid4(), actor=SYSTEM, at=AT
    )


@pytest.mark.usefixtures("storage")
def test_a_file_is_read_back_as_it_was() -> None:
    file = store(name="合同.pdf")
    found = StoredFile.objects.get(uuid=file.uuid)
    digest = hashlib.sha256(samples.PDF).hexdigest()
    assert read_bytes(found) == samples.PDF
    assert (found.name, found.size, found.sha256) == ("合同.pdf", len(samples.PDF), digest)
    assert found.storage_name == f"{digest[:2]}/{digest}"
    assert (found.content_type, found.created_at) == ("application/pdf", AT)


@pytest.mark.usefixtures("storage")
def test_equal_content_is_kept_once_under_two_records() -> None:
    first, second = store(name="a.pdf"), store(name="b.pdf")
    assert first.storage_name == second.storage_name
    assert first.uuid != second.uuid
    folders, _ = default_storage.listdir("")
    assert [len(default_storage.listdir(folder)[1]) for folder in folders] == [1]


@pytest.mark.usefixtures("storage")
def test_damaged_content_is_told_not_served() -> None:
    file = store()
    default_storage.delete(file.storage_name)
    default_storage.save(file.storage_name, ContentFile(samples.PDF + b"tampered"))
    with pytest.raises(Unavailable, match="damaged"):
        read_bytes(file)


@pytest.mark.usefixtures("storage")
def test_lost_content_is_told_and_stored_again_with_the_next_upload() -> None:
    file = store()
    default_storage.delete(file.storage_name)
    with pytest.raises(Unavailable):
        read_bytes(file)
    store()
    assert read_bytes(file) == samples.PDF


@pytest.mark.usefixtures("storage")
def test_content_that_was_cut_off_is_mended_by_the_next_upload() -> None:
    file = store()
    default_storage.delete(file.storage_name)
    default_storage.save(file.storage_name, ContentFile(samples.PDF[:5]))
    store()
    assert read_bytes(file) == samples.PDF


def test_a_bucket_that_does_not_answer_is_unavailable(bucket: Any, settings: Any) -> None:
    options = {**settings.STORAGES["default"]["OPTIONS"], "bucket_name": "no-such-bucket"}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": options}}
    with pytest.raises(Unavailable) as refused:
        store()
    assert refused.value.code == ErrorCode.UNAVAILABLE
    assert not StoredFile.objects.exists()


def test_a_folder_that_cannot_be_written_is_unavailable(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(Unavailable):
        store()
    assert not StoredFile.objects.exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.FILE_SIZE),
        (samples.PDF * 100, ErrorCode.FILE_SIZE),
        (samples.PNG, ErrorCode.FILE_TYPE),
    ],
)
def test_what_is_empty_too_large_or_of_another_type_is_refused(
    content: bytes, code: ErrorCode, settings: Any
) -> None:
    settings.FILE_MAX_BYTES = 1_000
    with pytest.raises(InvalidInput) as refused:
        store(content)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()


@pytest.mark.usefixtures("folder")
def test_storing_is_recorded() -> None:
    file = store()
    event = Event.objects.get(aggregate="core.file", aggregate_uuid=file.uuid)
    assert event.name == "core.file.stored"
    assert event.payload == {"sha256": file.sha256, "size": file.size, "content_type": "application/pdf"}


@pytest.mark.usefixtures("folder")
def test_a_stored_file_is_never_changed_or_deleted() -> None:
    file = store()
    for change in (lambda: StoredFile.objects.update(name="b.pdf"), lambda: file.delete()):
        with pytest.raises(DatabaseError, match="stored_file_is_immutable"), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
def test_many_who_store_the_same_content_at_once_leave_one_whole_file(folder: Path) -> None:
    content = samples.PDF + b"%" * 3_000_000

    def work(number: int) -> StoredFile:
        try:
            return store(content, name=f"{number}.pdf")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(work, range(8)))
    assert [read_bytes(file) for file in files] == [content] * 8
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1
