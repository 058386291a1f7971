"""Documents: a frozen dataclass goes in, the same PDF bytes come out."""
