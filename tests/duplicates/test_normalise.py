import doctest

import pytest

from klantenbestand.duplicates import estimate as estimating
from klantenbestand.duplicates import firms, forms, given, mailboxes, normalise, survivorship
from klantenbestand.reading import strictest


@pytest.mark.parametrize(
    "module", [normalise, firms, forms, given, mailboxes, strictest, survivorship, estimating], ids=lambda m: m.__name__
)
def test_the_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("de Vries", "vries"),
        ("De Vries", "vries"),
        ("Vries, de", "vries"),
        ("v.d. Berg", "berg"),
        ("'t Hart", "hart"),
        ("Van", "van"),
    ],
)
def test_a_surname_loses_its_prefix_however_it_is_written(written, whole):
    assert normalise.surname_of(written).whole == whole


@pytest.mark.parametrize("number", ["612345678", "0612345678", "31612345678"])
def test_a_placeholder_is_nobody_s_number(number):
    assert normalise.number_key("31" + number[-9:]) == ""
