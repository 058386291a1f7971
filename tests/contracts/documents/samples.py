"""The sample contracts, one for each vertical, in any second language."""

from tests.contracts.documents.sample_cashmere import cashmere
from tests.contracts.documents.sample_chemicals import chemicals
from tests.contracts.documents.sample_vehicles import vehicles

CONTRACTS = {"chemicals": chemicals, "cashmere": cashmere, "vehicles": vehicles}
