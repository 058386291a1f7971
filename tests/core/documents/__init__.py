"""Tests of documents as PDF files."""
