"""Runs the marketplace: embedded services, the programs and the demo that ties them together.

Nothing here knows the trade. It starts processes, watches them and tells a person in one line what is wrong.
"""
