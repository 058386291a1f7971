"""Contracts: tests."""
