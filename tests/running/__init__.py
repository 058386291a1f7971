"""Tests of the embedded services, the data folder and the demo, with real processes."""
