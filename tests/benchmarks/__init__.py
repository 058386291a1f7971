"""Measurements, run by `make bench`; the test suite does not collect them."""
