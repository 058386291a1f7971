"""The commercial invoice and the packing list of a declaration, made from the same record as the declaration."""
