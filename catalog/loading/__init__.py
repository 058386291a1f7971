"""Load the sample zone into the marketplace, through the services of every room.

``load_sample_zone(at=…, say=print)`` may be run again at any time: what is there is brought up to date, what
is missing is added, and nothing is done when the same data have been loaded before.
"""

from catalog.loading.logins import Login, logins
from catalog.loading.zone import load_sample_zone
from catalog.sample.password import PASSWORD

__all__ = ["PASSWORD", "Login", "load_sample_zone", "logins"]
