"""Tests of warehouses and bookings."""
