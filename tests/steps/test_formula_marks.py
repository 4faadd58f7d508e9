"""Whether a formula of before may be written into the workbook as it is now."""

from types import SimpleNamespace

import pytest

from klantenbestand.book.protocol import PeekRow, TableInfo
from klantenbestand.steps.formula_marks import Structure, cells_named, heads_of, key_of

TOP = {
    "Klanten": ("Klantnummer", "Voornaam", "Achternaam"),
    "Mijn 'lijst'": ("Soort", "Woord", "Prijs"),
}


def book_of(tops):
    """A workbook of which only the first row of each tab, and a table on Klanten, counts."""
    return SimpleNamespace(
        sheets=lambda: [SimpleNamespace(name=name) for name in tops],
        peek=lambda name, _rows=60: (PeekRow(1, dict(enumerate(tops[name], 1))),),
        cells=lambda name, rows: {(row, 2): f"{tops[name][0]} {row}" for row in rows},
        tables=lambda: [TableInfo("tblKlanten", "Klanten", 1, 9, 1, 3)],
    )


DATA = SimpleNamespace(sheets=lambda: ())


def holds(formula, now):
    cells = cells_named(book_of(TOP), formula, "Klanten", 3) or ()
    before = {**heads_of(book_of(TOP), DATA, TOP), key_of(formula, 3): cells}
    return Structure(book_of(now), DATA, before).holds(formula, "Klanten", 3, formula, 3)


ONE_MORE = TOP | {"Mijn 'lijst'": ("Nieuw", "Soort", "Woord", "Prijs")}
AT_THE_END = TOP | {"Klanten": (*TOP["Klanten"], "Samengevoegd met")}
ANOTHER_NAME = {"Klanten": TOP["Klanten"], "Woorden": TOP["Mijn 'lijst'"]}
OTHER_HEADER = TOP | {"Klanten": ("Klantnummer", "Roepnaam", "Achternaam")}
LIST = "'Mijn ''lijst'''!"


@pytest.mark.parametrize(
    ("formula", "now", "wanted"),
    [
        (f"VLOOKUP(B3,{LIST}$A:$B,2)", TOP, True),
        (f"VLOOKUP(B3,{LIST}$A:$B,2)", ONE_MORE, False),
        (f"VLOOKUP(B3,{LIST}$A:$B,2)", ANOTHER_NAME, False),
        (f"{LIST}$B$2", ONE_MORE, False),
        ("B3&C3", ONE_MORE, True),
        ("B3&C3", AT_THE_END, True),
        ("B3&C3", OTHER_HEADER, False),
        ("A3&2", OTHER_HEADER, True),
        ('"Lijst!A1"&A3', TOP, True),
        ("tblKlanten[[#This Row],[Voornaam]]&[@Achternaam]", TOP, True),
        ("tblKlanten[[#This Row],[Voornaam]]", OTHER_HEADER, False),
        ("SUM(tblAnders[Voornaam])", TOP, False),
        ("[1]Klanten!A1", TOP, False),
        ("B4", TOP, True),
        ("B4", TOP | {"Klanten": ("Nummer", *TOP["Klanten"][1:])}, False),
        ("B3*btw", TOP, True),
    ],
)
def test_a_formula_holds_as_long_as_all_that_it_names_is_where_it_was(formula, now, wanted):
    assert holds(formula, now) is wanted


def test_of_a_tab_of_which_nothing_is_known_it_does_not_hold():
    assert not Structure(book_of(TOP), DATA, {}).holds("B3", "Klanten", 3, "B3", 3)
