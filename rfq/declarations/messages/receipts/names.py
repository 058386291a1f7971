"""The file names of receipts: `Successed_NAME_TIMESTAMP` and `Failed_NAME_TIMESTAMP`."""

from __future__ import annotations

import re

from rfq.declarations.messages.receipts.model import FileOutcome, ReceiptName

_OUTCOMES = {"successed": FileOutcome.SUCCEEDED, "failed": FileOutcome.FAILED}
_NAME = re.compile(r"(?P<outcome>Successed|Failed)_(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_TIMESTAMP = re.compile(r"_(?P<timestamp>[0-9]{8,20})$")
_SUFFIX = re.compile(r"\.xml$", re.IGNORECASE)


def parse_receipt_name(file_name: str) -> ReceiptName:
    """Take a file name apart; one of another form names no original but keeps its timestamp."""
    stem = _SUFFIX.sub("", file_name)
    stamp = _TIMESTAMP.search(stem)
    timestamp = stamp.group("timestamp") if stamp else ""
    match = _NAME.fullmatch(stem[: stamp.start()] if stamp else stem)
    if match is None:
        return ReceiptName(file_name, FileOutcome.UNSAID, "", timestamp)
    outcome = _OUTCOMES[match.group("outcome").lower()]
    return ReceiptName(file_name, outcome, _SUFFIX.sub("", match.group("rest")), timestamp)


def is_unfinished(file_name: str) -> bool:
    """Tell whether a file is still being written: the client names it `.tmp`, or hides it."""
    return file_name.lower().endswith((".tmp", ".temp")) or file_name.startswith(".")
