"""The limits as numbers."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Limits:
    """Most that one request may ask for. Each is refused before execution, with a code of its own."""

    document_bytes: int = 50_000
    tokens: int = 4_000
    depth: int = 12
    introspection_depth: int = 20
    cost: int = 5_000
    aliases: int = 30
    directives: int = 50
    root_fields: int = 20
    mutations: int = 5
    repeated_fields: int = 30
    fragments: int = 60

    @classmethod
    def from_settings(cls) -> "Limits":
        return cls(
            document_bytes=settings.GRAPHQL_MAX_DOCUMENT_BYTES,
            tokens=settings.GRAPHQL_MAX_TOKENS,
            depth=settings.GRAPHQL_MAX_DEPTH,
            introspection_depth=settings.GRAPHQL_MAX_INTROSPECTION_DEPTH,
            cost=settings.GRAPHQL_MAX_COST,
            aliases=settings.GRAPHQL_MAX_ALIASES,
            directives=settings.GRAPHQL_MAX_DIRECTIVES,
            root_fields=settings.GRAPHQL_MAX_ROOT_FIELDS,
            mutations=settings.GRAPHQL_MAX_MUTATIONS,
        )
