"""Contracts: frozen copies of accepted quotes, signed by both parties."""
