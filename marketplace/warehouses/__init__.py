"""Overseas warehouses: directory and bookings."""
