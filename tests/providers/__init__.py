"""Tests of providers and service orders."""
