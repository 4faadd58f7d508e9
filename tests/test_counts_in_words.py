"""A sentence about how much there is reads right when that is nothing or one."""

import re

import pytest

from klantenbestand.words.findings import Finding
from klantenbestand.words.texts import analysis, campaigns, finding_sentences
from klantenbestand.words.wording import plural, the_plural

# Never said of fewer than this many: below it another finding stands in their place.
AT_LEAST = {
    "groups-in-thirds": 20,
    "articles-indicative": 24,
    "expectation-order-only": 20,
    "campaign-forecast-uncertain": 3,
}
COUNTED = sorted(
    code for room in (analysis, campaigns) for code, text in room.FINDINGS.items() if "{have}" in text.what + text.todo
)


@pytest.mark.parametrize("code", sorted(set(COUNTED) - set(AT_LEAST)))
@pytest.mark.parametrize("have", [0, 1, 2])
def test_what_is_too_little_reads_right_at_nothing_and_at_one(code, have):
    details = {
        "have": have,
        "need": 30,
        "missing": 30 - have,
        "days": 90,
        "until": "mei 2027",
        "months": 12,
        "channel": "brief",
    }
    said = " ".join(finding_sentences(Finding(code, details=details)))
    # A number that stands by itself, or before 'keer', needs no singular; "1 klanten" and "er zijn er 1" do.
    assert re.search(rf": {have}[.;,]|\b{have} keer\b", said), said
    assert not re.search(rf"\b{have} (?!keer\b|tot\b)\w", said), said


def test_what_needs_no_word_for_one_still_exists():
    assert set(AT_LEAST) <= set(COUNTED)


@pytest.mark.parametrize(
    ("number", "all_of_them", "these"),
    [(0, "0 klanten", "de 0 klanten"), (1, "1 klant", "de klant"), (2, "2 klanten", "de 2 klanten")],
)
def test_nouns_follow_their_number(number, all_of_them, these):
    assert plural(number, "klant", "klanten") == all_of_them
    assert the_plural(number, "klant", "klanten") == these
