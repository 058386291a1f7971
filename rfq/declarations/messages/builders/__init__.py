"""Builders: frozen dataclasses in, the bytes of a customs file out."""

from rfq.declarations.messages.builders.amounts import apportion
from rfq.declarations.messages.builders.declaration import build_declaration, client_sequence
from rfq.declarations.messages.builders.order import build_order_message, usual_order_note

__all__ = ["apportion", "build_declaration", "build_order_message", "client_sequence", "usual_order_note"]
