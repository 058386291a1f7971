"""What may be done with people and organisations."""

import graphene

from marketplace.accounts.graphql.mutations.members import (
    InvitationAccept,
    InvitationRevoke,
    MemberInvite,
    MemberRemove,
    MemberRolesAssign,
)
from marketplace.accounts.graphql.mutations.organizations import (
    OrganizationAdmit,
    OrganizationRegister,
    OrganizationReject,
    OrganizationResume,
    OrganizationSuspend,
    OrganizationUpdate,
    OrganizationVerificationSubmit,
)
from marketplace.accounts.graphql.mutations.people import (
    AccessTokenCreate,
    AccessTokenRevoke,
    EmailVerify,
    TotpActivate,
    TotpConfirm,
    TotpDeactivate,
    UserRegister,
)


class AccountsMutations(graphene.ObjectType):
    """Writes of people and organisations."""

    user_register = UserRegister.Field()
    email_verify = EmailVerify.Field()
    access_token_create = AccessTokenCreate.Field()
    access_token_revoke = AccessTokenRevoke.Field()
    totp_activate = TotpActivate.Field()
    totp_confirm = TotpConfirm.Field()
    totp_deactivate = TotpDeactivate.Field()
    organization_register = OrganizationRegister.Field()
    organization_update = OrganizationUpdate.Field()
    organization_verification_submit = OrganizationVerificationSubmit.Field()
    organization_admit = OrganizationAdmit.Field()
    organization_reject = OrganizationReject.Field()
    organization_suspend = OrganizationSuspend.Field()
    organization_resume = OrganizationResume.Field()
    member_invite = MemberInvite.Field()
    invitation_revoke = InvitationRevoke.Field()
    invitation_accept = InvitationAccept.Field()
    member_roles_assign = MemberRolesAssign.Field()
    member_remove = MemberRemove.Field()
