"""The sample zone: firms, people, substances and listings with which the marketplace can be tried.

``load_zone()`` is the door. The data are the TOML files in ``data/``: a person may edit them, and the reader
says what is wrong.
"""

from catalog.sample.loading import load_zone
from catalog.sample.reading import SampleError
from catalog.sample.zone import SampleZone

__all__ = ["SampleError", "SampleZone", "load_zone"]
