"""The account that PostgreSQL runs under: it refuses to run as root."""

import os
import pwd
import stat
from pathlib import Path

from marketplace.running.problems import Problem

UNPRIVILEGED = "nobody"


def account_for(cluster: Path) -> pwd.struct_passwd | None:
    """Choose the account: our own (None); for root the cluster's owner, or `nobody` for a new cluster.

    :raises Problem: the cluster belongs to somebody else.
    """
    owner = cluster.stat().st_uid if cluster.exists() else None
    if os.geteuid() == 0:
        return pwd.getpwuid(owner) if owner else pwd.getpwnam(UNPRIVILEGED)
    if owner is not None and owner != os.geteuid():
        raise Problem(f"The database in {cluster} belongs to another user. Start as that user, or set DATA.")
    return None


def open_passage(path: Path, account: pwd.struct_passwd) -> list[Path]:
    """Let the account walk through the folders above `path`; return those whose mode had to change.

    Only the right to walk through is given, not the right to list or read.
    """
    changed = []
    for folder in reversed(path.parents):
        mode = folder.stat().st_mode
        needed = _walk_bit(folder.stat(), account)
        if not mode & needed:
            folder.chmod(stat.S_IMODE(mode) | needed)
            changed.append(folder)
    return changed


def open_programs(folder: Path) -> None:
    """Let every account read and run the PostgreSQL programs; a strict umask had kept them to root."""
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            continue
        mode = stat.S_IMODE(path.stat().st_mode)
        wanted = mode | (0o055 if path.is_dir() or mode & 0o100 else 0o044)
        if wanted != mode:
            path.chmod(wanted)


def _walk_bit(found: os.stat_result, account: pwd.struct_passwd) -> int:
    if found.st_uid == account.pw_uid:
        return stat.S_IXUSR
    return stat.S_IXGRP if found.st_gid == account.pw_gid else stat.S_IXOTH
