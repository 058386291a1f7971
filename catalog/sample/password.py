"""The one password of all invented people; ``show_logins`` prints it."""

PASSWORD = "sample-zone-Ordos-2026"  # noqa: S105 - public on purpose
