"""A whole trade as a program: producer, buyer, providers and customs clerk over the public API, nothing else."""
