"""The examples in the docstrings of reading are true."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import klantenbestand.reading

MODULES = [module.name for module in pkgutil.iter_modules(klantenbestand.reading.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    outcome = doctest.testmod(import_module(f"klantenbestand.reading.{name}"))
    assert outcome.failed == 0


def test_there_are_examples_to_test() -> None:
    tried = [doctest.testmod(import_module(f"klantenbestand.reading.{name}")).attempted for name in MODULES]
    assert sum(number > 0 for number in tried) >= 12
