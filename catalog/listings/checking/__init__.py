"""Everything that can be wrong with a listing, told at once with its field path.

``check_data`` is for every write: what is there must be right. ``check_complete`` is for submission and
publication: what the contract and customs need must be there.
"""

from catalog.listings.checking.completeness import check_complete
from catalog.listings.checking.data import Surroundings, check_data

__all__ = ["Surroundings", "check_complete", "check_data"]
