"""Files: content found by its SHA-256, checked for type and size, on a disk or in an object store."""

from marketplace.core.files.storing import read_bytes, store_bytes
from marketplace.core.files.tokens import download_url
from marketplace.core.files.uploads import prepare_upload, receive_upload, stored_file

__all__ = ["download_url", "prepare_upload", "read_bytes", "receive_upload", "store_bytes", "stored_file"]
