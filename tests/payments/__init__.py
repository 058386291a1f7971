"""Tests of payment milestones and receipts."""
