"""What the twin remembers, in files: it survives a restart, and even a kill between two of its steps."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rfq.declarations.messages.mailbox import flush_folder
from rfq.declarations.twin.papers import Paper
from rfq.declarations.twin.scenario import Scenario

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the twin says of one file, and whether it took it."""

    accepted: bool
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class StoredOrder:
    """An order that was received. `source`: SHA-256 of the message that brought it."""

    number: str
    source: str
    xml: str
    entry_number: str = ""


@dataclass(frozen=True, slots=True)
class StoredDeclaration:
    """A declaration that was imported, with the last channel that was answered."""

    client_sequence: str
    source: str
    sequence_number: str
    entry_number: str
    last_channel: str


class TwinState:
    """The memory of the twin, below one folder. One process uses it at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("orders", "declarations", "answers"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def order(self, number: str) -> StoredOrder | None:
        record = self._load("orders", number)
        return StoredOrder(**record) if record else None

    def keep_order(self, order: StoredOrder) -> None:
        self._save("orders", order.number, asdict(order))

    def forget_order(self, number: str) -> None:
        self._path("orders", number).unlink(missing_ok=True)

    def declaration(self, client_sequence: str) -> StoredDeclaration | None:
        record = self._load("declarations", client_sequence)
        return StoredDeclaration(**record) if record else None

    def keep_declaration(self, declaration: StoredDeclaration) -> None:
        self._save("declarations", declaration.client_sequence, asdict(declaration))

    def answer(self, digest: str) -> Answer | None:
        """Return what was said before of the same bytes under the same name."""
        record = self._load("answers", digest)
        if record is None:
            return None
        papers = [Paper(entry["name"], base64.b64decode(entry["content"])) for entry in record["papers"]]
        return Answer(bool(record["accepted"]), tuple(papers))

    def keep_answer(self, digest: str, answer: Answer) -> None:
        papers = [
            {"name": paper.name, "content": base64.b64encode(paper.content).decode("ascii")}
            for paper in answer.papers
        ]
        self._save("answers", digest, {"accepted": answer.accepted, "papers": papers})

    def next_number(self, counter: str) -> int:
        """Return the next number of a counter, from 1; a number is never given twice."""
        counters = self._read(self.folder / "counters.json") or {}
        counters[counter] = int(counters.get(counter, 0)) + 1
        self._write(self.folder / "counters.json", counters)
        return int(counters[counter])

    def next_moment(self, at: datetime) -> datetime:
        """Return a moment for a receipt: now, or a millisecond after the last, so that their order shows."""
        path = self.folder / "clock.json"
        record = self._read(path)
        last = datetime.fromisoformat(record["last"]) if record else None
        moment = at if last is None or at > last else last + timedelta(milliseconds=1)
        self._write(path, {"last": moment.isoformat()})
        return moment

    def scenario(self, *keys: str) -> Scenario:
        """Return the scenario set for the first of the keys that has one, else the one for all."""
        chosen = self._read(self.folder / "scenario.json") or {}
        for key in (*keys, "*"):
            if key in chosen:
                return Scenario(chosen[key])
        return Scenario.CLEAR

    def set_scenario(self, scenario: Scenario, key: str = "*") -> None:
        """Choose a scenario for an order number, contract number or own declaration number, or for all."""
        chosen = self._read(self.folder / "scenario.json") or {}
        chosen[key] = scenario.value
        self._write(self.folder / "scenario.json", chosen)

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _load(self, kind: str, key: str) -> Record | None:
        return self._read(self._path(kind, key))

    def _save(self, kind: str, key: str, record: Record) -> None:
        self._write(self._path(kind, key), record)

    def _read(self, path: Path) -> Record | None:
        try:
            record: Record = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return record

    def _write(self, path: Path, record: Record) -> None:
        temporary = path.with_suffix(".tmp")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        flush_folder(path.parent)
