"""Tests of people, organisations, memberships and how they prove who they are."""
