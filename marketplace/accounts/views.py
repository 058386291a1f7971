"""Pages of this room that allauth doesn't have: an invitation, and the choice of a firm."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.accounts import selectors, services
from marketplace.accounts.authentication import SESSION_ORGANIZATION, actor_from_request
from marketplace.accounts.languages import language_of_request
from marketplace.accounts.tokens import invitation_uuid_from
from marketplace.core.errors import MarketplaceError


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever has its link; accept it for the person it was sent to."""
    uuid = invitation_uuid_from(token)
    found = selectors.invitation_by_uuid(uuid) if uuid else None
    context = {"invitation": found, "error": "", "language": language_of_request(request)}
    if found is None:
        return render(request, "account/invitation.html", context, status=404)
    if request.method == "POST":
        try:
            membership = services.accept_invitation(
                actor=actor_from_request(request), token=token, at=timezone.now()
            )
        except MarketplaceError as error:
            context["error"] = error.message
            return render(request, "account/invitation.html", context, status=409)
        request.session[SESSION_ORGANIZATION] = str(membership.organization.uuid)
        return redirect("account_organization")
    context["name"] = found.organization.display_name(language_of_request(request))
    return render(request, "account/invitation.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def organization(request: HttpRequest) -> HttpResponse:
    """Choose the firm that the pages act for."""
    actor = actor_from_request(request)
    memberships = selectors.memberships_of(actor)
    if request.method == "POST":
        wanted = request.POST.get("organization", "")
        if wanted in {str(m.organization.uuid) for m in memberships}:
            request.session[SESSION_ORGANIZATION] = wanted
        after = request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}):
            return redirect(after)
        return redirect("account_organization")
    return render(
        request, "account/organization.html", {"memberships": memberships, "chosen": actor.organization_uuid}
    )
