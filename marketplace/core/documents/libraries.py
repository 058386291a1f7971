"""Check the system libraries that WeasyPrint loads, before it fails in its own words."""

from ctypes import CDLL

from marketplace.core.documents.problems import DocumentsUnavailable

# Library, its Debian package. Without libharfbuzz-subset the PDF is slower to make and differs on each run.
_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
_OTHER_NAMES = {
    "libpango-1.0.so.0": "libpango-1.0.dylib",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0.dylib",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset.0.dylib",
}


def check_libraries(libraries: dict[str, str] = _LIBRARIES) -> None:
    """Load each library once.

    :raises DocumentsUnavailable: naming what is missing and the one command that installs it.
    """
    missing = {name: package for name, package in libraries.items() if not _can_load(name)}
    if missing:
        raise DocumentsUnavailable(
            f"Documents need {', '.join(sorted(missing))}. Install with:\n"
            f"  apt-get install -y {' '.join(sorted(missing.values()))}\n"
            "(macOS: brew install pango harfbuzz)"
        )


def _can_load(name: str) -> bool:
    for candidate in (name, _OTHER_NAMES.get(name, name)):
        try:
            CDLL(candidate)
        except OSError:
            continue
        return True
    return False
