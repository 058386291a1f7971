"""Listings: tests."""
