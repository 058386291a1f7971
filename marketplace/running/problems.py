"""What may go wrong while starting, told in one line."""

import errno
from pathlib import Path


class Problem(Exception):
    """Stop the start and show one clear line; `detail` holds further lines, such as the end of a log."""

    def __init__(self, line: str, *, detail: str = "") -> None:
        super().__init__(line)
        self.line = line
        self.detail = detail


class StopRequested(Exception):
    """Unwind to the place that stops everything: a person or the system asked for it."""


DISK_FULL_WORDS = "No space left on device"


def problem_from_os_error(error: OSError, data: Path) -> Problem:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return disk_is_full(data)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        where = error.filename or data
        return Problem(f"Cannot write {where}: {error.strerror}. Set DATA to a folder that you may write.")
    return Problem(f"{error.strerror or error}: {error.filename or data}")


def disk_is_full(data: Path) -> Problem:
    return Problem(
        f"The disk that holds {data} is full. Free some space, or set DATA to a folder on another disk."
    )
