"""All tests: a folder for each room, journeys, benchmarks, and the fixed cast."""
