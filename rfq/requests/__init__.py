"""Requests for quotation (RFQ)."""
