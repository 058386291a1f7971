"""Addresses of the account pages: allauth's and our own."""

from django.urls import include, path

from marketplace.accounts import views

urlpatterns = [
    path("accounts/invitations/<str:token>/", views.invitation, name="account_invitation"),
    path("accounts/organization/", views.organization, name="account_organization"),
    path("accounts/", include("allauth.urls")),
]
