"""The time of China, which customs writes and reads everywhere. It has had no summer time since 1991."""

from __future__ import annotations

from datetime import timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
