"""A missing system library is told in words that help."""

import pytest

from marketplace.core.documents.libraries import check_libraries
from marketplace.core.documents.problems import DocumentsUnavailable


def test_it_names_the_command_that_installs_what_is_missing():
    with pytest.raises(DocumentsUnavailable) as caught:
        check_libraries({"libc.so.6": "libc6", "libnot-there.so.0": "libnot-there0"})
    assert "apt-get install -y libnot-there0\n" in str(caught.value)
    assert "libc6" not in str(caught.value)


def test_it_is_silent_when_all_is_there():
    check_libraries()
