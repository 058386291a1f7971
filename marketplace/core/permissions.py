"""Permissions as data: declared once beside a verb, enforced by the service, printed in the schema."""

from dataclasses import dataclass

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, PermissionDenied, fail


@dataclass(frozen=True)
class Permission:
    """Who may call a verb: which kinds of organisation, with which roles of the membership.

    Empty ``kinds`` or ``roles`` mean any. ``needs_admission`` asks that the zone operator has admitted the firm.
    ``public`` lets everybody in. The system actor (timers, event handlers) may do everything.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    needs_admission: bool = True
    needs_organization: bool = True
    public: bool = False

    def enforce(self, actor: Actor) -> None:
        """Let the actor pass or say why not.

        :raises PermissionDenied: UNAUTHENTICATED, PERMISSION_DENIED or ORGANIZATION_NOT_ADMITTED.
        """
        if self.public or actor.is_system:
            return
        if not actor.is_authenticated:
            fail(PermissionDenied, ErrorCode.UNAUTHENTICATED, f"Sign in first: {self.name} needs an account.")
        if not self.needs_organization:
            return
        if actor.organization_id is None:
            fail(
                PermissionDenied,
                ErrorCode.PERMISSION_DENIED,
                f"{self.name} is done on behalf of a firm; choose one.",
            )
        if self.kinds and actor.kind not in self.kinds:
            fail(
                PermissionDenied,
                ErrorCode.PERMISSION_DENIED,
                f"{self.name} is for {self._words(self.kinds)} only.",
            )
        if self.roles and not self.roles & actor.roles:
            fail(
                PermissionDenied,
                ErrorCode.PERMISSION_DENIED,
                f"{self.name} needs one of these roles: {self._words(self.roles)}.",
            )
        if self.needs_admission and not actor.admitted:
            fail(
                PermissionDenied,
                ErrorCode.ORGANIZATION_NOT_ADMITTED,
                "Your organisation has not been admitted by the zone operator yet.",
            )

    def allows(self, actor: Actor) -> bool:
        try:
            self.enforce(actor)
        except PermissionDenied:
            return False
        return True

    @property
    def description(self) -> str:
        """Say in one sentence who may; it goes into the schema."""
        if self.public:
            return "Public."
        if not self.needs_organization:
            return "Needs: a signed-in user."
        kinds = self._words(self.kinds) if self.kinds else "any firm"
        roles = f" with role {self._words(self.roles)}" if self.roles else ""
        admitted = ", admitted" if self.needs_admission else ""
        return f"Needs: a member of {kinds}{admitted}{roles}."

    @staticmethod
    def _words(names: frozenset[str]) -> str:
        return " or ".join(sorted(names))


PUBLIC = Permission("Public", public=True)
SIGNED_IN = Permission("This", needs_organization=False, needs_admission=False)
ANY_MEMBER = Permission("This", needs_admission=False)
