"""The functional interface: every name leads somewhere, and none is loaded before it is asked for."""

import subprocess
import sys

import pytest

from klantenbestand import analysis


def test_every_name_is_found_at_home():
    assert sorted(analysis.__all__) == sorted(analysis._HOMES)
    assert all(getattr(analysis, name).__name__ == name for name in analysis.__all__)


def test_another_name_is_an_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = analysis.nothing


def test_asking_for_one_analysis_does_not_load_the_others():
    code = (
        "import sys; from klantenbestand.analysis import prepare; "
        "print([name for name in sys.modules if name.endswith(('.expectation', '.campaigns', '.together'))])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
