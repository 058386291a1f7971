"""Processes that a killed demo left behind: found by what they carry, then stopped."""

import contextlib
import signal
from pathlib import Path

import psutil

MARK = "ORDOS_MARKETPLACE_DATA"
"""Environment variable that every program we start carries; its value is the data folder."""
PATIENCE = 10.0


def stop_leftovers(data: Path) -> int:
    """Stop programs that an earlier start on this data folder left running; return how many."""
    return _end([process for process in psutil.process_iter() if _carries(process, data)], signal.SIGTERM)


def stop_postgres_of(cluster: Path) -> int:
    """Stop a PostgreSQL server that still works in this folder: it hides its environment, not its cwd."""
    return _end([process for process in psutil.process_iter() if _works_in(process, cluster)], signal.SIGINT)


def _carries(process: psutil.Process, data: Path) -> bool:
    try:
        return bool(process.environ().get(MARK) == str(data)) and process.pid != psutil.Process().pid
    except (psutil.Error, OSError):
        return False


def _works_in(process: psutil.Process, cluster: Path) -> bool:
    try:
        return bool(process.name().startswith("postgres") and Path(process.cwd()) == cluster)
    except (psutil.Error, OSError):
        return False


def _end(processes: list[psutil.Process], gently: signal.Signals) -> int:
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.send_signal(gently)
    _gone, stubborn = psutil.wait_procs(processes, timeout=PATIENCE)
    for process in stubborn:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=PATIENCE)
    return len(processes)
