"""What *Importeren* says of amounts that are doubtful: in the plan, before anything is written, and on *Controle*."""

import pytest

from klantenbestand.reading.exports import read_exports
from klantenbestand.steps.import_notes import file_findings, file_sentences
from klantenbestand.words.texts import finding_sentences

DAY = "01-11-2026"


@pytest.mark.parametrize(
    ("head", "rows", "code", "sentence"),
    [
        (
            "Bon;Datum;Artikel;Totaal",
            [f"W1;{DAY};a;5", f"W1;{DAY};b;5"],
            "import-amount-once",
            "bij order W1; het telt per order één keer",
        ),
        (
            "Bon;Datum;Artikel;Aantal;Prijs;Totaal",
            [f"W1;{DAY};a;2;10;26,95"],
            "import-amount-apart",
            "bij order W1; aantal x prijs telt",
        ),
        (
            "Bon;Datum;Bedrag;Terugbetaald;Status",
            [f"W1;{DAY};100;40,50;partially_refunded"],
            "import-partly-refunded",
            "W1 (40,50)",
        ),
        ("Bon;Datum;Bedrag;Valuta", [f"W1;{DAY};100;USD"], "import-currency", "bij 1 regel staat de munt USD"),
    ],
)
def test_what_is_doubtful_is_said(tmp_path, head, rows, code, sentence):
    file = tmp_path / "shop.csv"
    file.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    (export,) = read_exports(file, {}, "incl")
    assert sentence in " ".join(file_sentences(export))
    (finding,) = file_findings(export)
    assert finding.code == code
    assert "shop.csv" in " ".join(finding_sentences(finding))


def test_an_order_without_doubt_is_not_mentioned(tmp_path):
    file = tmp_path / "shop.csv"
    file.write_text(f"Bon;Datum;Artikel;Aantal;Prijs;Bedrag\nW1;{DAY};a;2;10;20\nW1;{DAY};b;1;5;5\n", encoding="utf-8")
    (export,) = read_exports(file, {}, "incl")
    assert not [*file_sentences(export), *file_findings(export)]
