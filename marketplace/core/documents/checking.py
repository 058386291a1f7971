"""The public check page's address, as text and as a QR code.

A document can't contain its own hash, so its address names the document's ``uuid``; the page shows the hash that
was stored and compares it with the file that the reader has.
"""

from uuid import UUID

import segno


def check_address(public_url: str, uuid: UUID) -> str:
    """Build the address printed on the document, such as ``https://example.com/check/0190…``."""
    return f"{public_url.rstrip('/')}/check/{uuid}"


def qr_picture(address: str) -> str:
    """Draw the address as a ``data:`` address of an SVG picture, for ``<img src>``."""
    code = segno.make(address, error="m", micro=False)
    picture: str = code.svg_data_uri(border=2, dark="#000", light=None, unit="mm")
    return picture
