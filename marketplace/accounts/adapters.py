"""Where allauth's pages meet our services: the same records, events and mails as through the API."""

import base64
import hashlib
from typing import Any
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from marketplace.accounts import mails
from marketplace.accounts.languages import language_of_request
from marketplace.accounts.models import User
from marketplace.accounts.services.users import note_email_verified, note_registered


class AccountAdapter(DefaultAccountAdapter):
    """Registration, confirmation and mails of the pages."""

    def new_user(self, request: HttpRequest) -> User:
        return User(created_at=timezone.now(), preferred_language=language_of_request(request))

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        with transaction.atomic():
            saved: User = super().save_user(request, user, form, commit=commit)
            if commit:
                note_registered(saved, at=timezone.now())
        return saved

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        with transaction.atomic():
            confirmed: bool = super().confirm_email(request, email_address)
            if confirmed:
                note_email_verified(email_address.user, at=timezone.now())
        return confirmed

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        address = emailconfirmation.email_address
        mails.send_confirmation(address.user, email=address.email, key=emailconfirmation.key)

    def send_account_already_exists_mail(self, email: str) -> None:
        user = User.objects.filter(email=email.lower()).first()
        if user is not None:
            mails.send_address_taken(user)

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of a reset mail; its host is ours, whatever host the request named."""
        return f"{settings.PUBLIC_URL}{urlsplit(super().get_reset_password_from_key_url(key)).path}"


class MfaAdapter(DefaultMFAAdapter):
    """Second factors: secrets are encrypted at rest, the QR code is drawn without a data address."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return segno.make(url).svg_inline(scale=5, border=4, light="#fff")


def _cipher() -> MultiFernet:
    """Derive the cipher from the secret key; the fallback keys still decrypt while keys are changed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    derived = (hashlib.sha256(f"accounts.mfa:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
