"""Tests of the customs messages: no database, no settings."""
