"""Core money: tests."""
