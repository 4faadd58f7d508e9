from datetime import UTC, date, datetime

import pytest

from klantenbestand.shipped import shipped
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.voorbeeld import EXAMPLE, PEILDATUM, voorbeeld
from klantenbestand.words.errors import SafetyError
from sample import workbook

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 9, 0, tzinfo=UTC))


def test_the_example_is_the_shipped_one(tmp_path):
    outcome = voorbeeld(tmp_path / "oefenen", RUN)
    assert (tmp_path / "oefenen.xlsx").read_bytes() == shipped(*EXAMPLE).read_bytes()
    assert outcome.json["bestand"] == str(tmp_path / "oefenen.xlsx")


def test_what_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"van mij")
    with pytest.raises(SafetyError) as error:
        voorbeeld(tmp_path / "a.xlsx", RUN)
    assert error.value.code == "new-exists"
    assert (tmp_path / "a.xlsx").read_bytes() == b"van mij"


def test_it_says_on_which_day_to_reckon(tmp_path):
    assert workbook.PEILDATUM.isoformat() == PEILDATUM
    assert any(PEILDATUM in message for message in voorbeeld(tmp_path / "a.xlsx", RUN).messages)
