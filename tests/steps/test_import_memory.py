# ruff: noqa: E501 -- tables
"""What an import learned holds as long as it is true: after corrections, merges, deletions and another person's word."""

import openpyxl
import pytest

from import_cases import NUMBERS, RUN, SHEETS, export, line, taken, whose
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.ongedaan import ongedaan
from workbooks import workbook_from_markdown

BARE = "Bon;Datum;Klantcode;Artikel;Bedrag"
TILL = "Bon;Datum;Klantcode;Voornaam;Achternaam;E-mailadres;Artikel;Bedrag"
JAN_SENIOR = {"Straat": "Kerkstraat", "Huisnr": "12", "Postcode": "4461 AB", "Woonplaats": "Goes"}


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def with_numbers(folder, *rows, **sheets):
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return workbook_from_markdown(folder, {**SHEETS, "Nummers": NUMBERS + lines, **sheets})


def with_orders(folder, *rows):
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return workbook_from_markdown(folder, {**SHEETS, "Aankopen": SHEETS["Aankopen"] + lines})


def bare(folder, order, number, day="12-11-2026", name="webwinkel.csv"):
    return export(folder, f"{order};{day};{number};Thee;5", head=BARE, name=name)


def edited(path, sheet, *cells):
    book = openpyxl.load_workbook(path)
    for row, column, value in cells:
        book[sheet].cell(row, column).value = value
    book.save(path)


def without_row(path, sheet, row):
    book = openpyxl.load_workbook(path)
    book[sheet].delete_rows(row)
    book.save(path)


def test_lines_without_an_order_number_say_nothing_of_who_bought(path, tmp_path):
    els = ";10-11-2026;;Els;Bakker;els@bakker.nl;Thee;5"
    taken(path, export(tmp_path, els, head=TILL, name="kassa.csv"))
    taken(path, export(tmp_path, els, ";10-11-2026;;Zoe;Berg;zoe@berg.nl;Stoel;77", head=TILL, name="kassa.csv"))
    lines = read_data(FileBook.open(path)).purchases.frame
    assert lines.loc[lines["amount"] == 77, "customer"].tolist() == ["10004"]


def test_an_order_number_of_another_buyer_books_nothing_on_him(tmp_path):
    path = with_orders(tmp_path, ("7", "10-11-2026", "10002", "Thee", "5", "Kassa"), ("8", "10-11-2026", "10003", "Thee", "5", "Kassa"))  # fmt: skip
    lines = [f"{order};10-11-2026;K9;Zoe;Berg;zoe@berg.nl;Stoel;{amount}" for order, amount in ((7, 77), (8, 33))]
    taken(path, export(tmp_path, *lines, head=TILL, name="kassa.csv"))
    frame = read_data(FileBook.open(path)).purchases.frame
    assert frame.loc[frame["article"] == "Stoel", "customer"].tolist() == ["10004", "10004"]


def test_a_number_that_a_buyer_had_is_given_to_nobody_else(path, tmp_path):
    head = "Klantcode;Voornaam;Achternaam;E-mailadres"
    taken(path, export(tmp_path, ";Jan;Mol;jan@mol.nl", head=head))
    without_row(path, "Klanten", 5)
    taken(path, export(tmp_path, ";Jan;Berg;jan@berg.nl", head=head))
    taken(path, export(tmp_path, line("a", "", "Jan", "Mol", "jan@mol.nl")))
    assert whose(path)["a"] == "10006 Jan Mol"


def test_a_merge_that_was_taken_back_by_hand_is_so_for_imports(path, tmp_path):
    guest = [line(order, "", "Els", "de Boer", "els@boer.nl") for order in "abc"]
    taken(path, export(tmp_path, guest[0]))
    edited(path, "Klanten", (1, 12, "Samengevoegd met"), (5, 12, 10002))
    taken(path, export(tmp_path, guest[1]))
    edited(path, "Klanten", (5, 12, None))
    taken(path, export(tmp_path, guest[2]))
    found = whose(path)
    assert (found["b"], found["c"]) == ("10002 Els Bakker", "10004 Els Boer")


def test_a_number_alone_is_read_anew_each_time(path, tmp_path):
    taken(path, bare(tmp_path, "a", "WK1"))
    taken(path, export(tmp_path, line("b", "WK1", "Jan", "Jansen"), line("c", "WK1", "Petra", "Jansen")))
    assert taken(path, bare(tmp_path, "d", "WK1")).findings.with_code("import-nobodys")
    other = workbook_from_markdown(tmp_path, SHEETS, name="ander.xlsx")
    taken(other, bare(tmp_path, "a", "WK1"))
    without_row(other, "Nummers", 2)
    assert taken(other, bare(tmp_path, "d", "WK1")).findings.with_code("import-nobodys")
    assert "d" not in {**whose(path), **whose(other)}


@pytest.mark.parametrize("people", [["Petra"], ["Kees", "Lotte"]])
def test_a_number_on_which_another_name_came_waits_until_a_person_says_whose_it_is(path, tmp_path, people):
    number = "WK1" if len(people) == 1 else "WK9"
    for at, name in enumerate(people):
        taken(path, export(tmp_path, line(f"p{at}", number, name, "Jansen")))
    assert taken(path, bare(tmp_path, "d", number.lower())).findings.with_code("import-nobodys")
    day = "01-02-2026"
    table = read_data(FileBook.open(path)).numbers
    row = int(table.frame.index[table.frame["number_at_source"] == number][0])
    edited(path, "Nummers", (row, 4, day))
    taken(path, bare(tmp_path, "e", number))
    assert whose(path)["e"].split()[0] == str(table.frame.at[row, "customer"])


def test_a_number_of_two_that_were_merged_is_of_one(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK9", "Els", "Visser", "els@v.nl"), line("b", "WK9", "Elske", "Mol", "m@l.nl")))  # fmt: skip
    assert taken(path, bare(tmp_path, "c", "WK9")).findings.with_code("import-nobodys")
    edited(path, "Klanten", (1, 12, "Samengevoegd met"), (6, 12, 10004))
    edited(path, "Nummers", (3, 1, "Webwinkel"), (3, 2, "WK9"), (3, 3, 10004))
    taken(path, bare(tmp_path, "c", "WK9"))
    assert whose(path)["c"].startswith("10004")


def test_who_has_not_the_number_that_our_own_has_comes_on_nummers(path, tmp_path):
    people = [("10001", "Jan", "Jansen"), ("10002", "Els", "Bakker"), ("10003", "Piet", "Vos")]
    taken(path, export(tmp_path, *(line(f"a{at}", *who) for at, who in enumerate(people)), name="shopify.csv"))
    taken(path, export(tmp_path, line("b", "", "Zoe", "Berg", "zoe@berg.nl"), name="kassa.csv"))
    taken(path, export(tmp_path, line("c", "10004", "Kim", "Xu", "kim@xu.nl"), name="shopify.csv"))
    taken(path, bare(tmp_path, "d", "10004", name="shopify.csv"))
    found = whose(path)
    assert (found["b"], found["c"]) == ("10004 Zoe Berg", "10005 Kim Xu")
    assert found.get("d", "") != found["b"]


def test_what_was_found_of_a_source_is_found_otherwise_by_better_proof(path, tmp_path):
    taken(path, export(tmp_path, line("a", "10007", "Kees", "Pol", "kees@pol.nl"), name="kassa.csv"))
    week = [line("b", "10002", "Els", "Bakker"), line("c", "10003", "Piet", "Vos")]
    assert taken(path, export(tmp_path, *week, name="kassa.csv")).json["nieuw"] == []
    taken(path, bare(tmp_path, "d", "10001", name="kassa.csv"))
    assert whose(path)["d"] == "10001 Jan Jansen"


def test_a_person_may_say_that_the_numbers_are_not_ours(path, tmp_path):
    taken(path, bare(tmp_path, "a", "10001"), own_numbers=True)
    outcome = taken(path, bare(tmp_path, "b", "10002"), own_numbers=False)
    assert outcome.findings.with_code("import-nobodys")
    assert taken(path, bare(tmp_path, "c", "10003")).findings.with_code("import-nobodys")


def test_periods_hold_however_the_number_is_written(tmp_path):
    path = with_numbers(tmp_path, ("Webwinkel", "WK1", "10002", "01-06-2026"))
    taken(path, bare(tmp_path, "a", "wk1", "12-02-2026"))
    taken(path, bare(tmp_path, "b", "wk1", "13-10-2026"))
    taken(path, bare(tmp_path, "c", "WK1", "13-10-2025"))
    assert whose(path) == {"a": "10001 Jan Jansen", "b": "10002 Els Bakker", "c": "10001 Jan Jansen"}


def test_father_and_son_with_one_number_are_told_apart_by_their_mailbox(tmp_path):
    customers = (
        SHEETS["Klanten"] + "| 10004 | Jan | Jansen | Kerkstraat | 12 | 4461 AB | Goes | junior@x.nl |  |  |  |\n"
    )
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    outcome = taken(path, export(tmp_path, line("a", "WK1", "Jan", "Jansen", "junior@x.nl", **JAN_SENIOR)))
    assert whose(path)["a"] == "10004 Jan Jansen"
    assert any("WK1" in text and "10001" in text for text in outcome.messages)


def test_a_mailbox_of_a_customer_that_another_uses_is_of_neither(path, tmp_path):
    taken(path, export(tmp_path, line("a", "", "Piet", "de Groot", "els@bakker.nl"), line("b", mail="els@bakker.nl")))
    found = whose(path)
    assert not found["b"].startswith("10002")
    assert found["b"] != found["a"]


def test_a_mailbox_does_not_outweigh_the_day_of_birth(path, tmp_path):
    outcome = taken(path, export(tmp_path, line("a", mail="jan@jansen.nl", Geboortedatum="05-06-1981")))
    assert not whose(path)["a"].startswith("10001")
    assert outcome.json["nieuw"] == ["10004"]


def test_a_surname_on_a_number_of_two_waits_like_no_name(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK9", "Lotte", "Mol", "l@mol.nl"), line("b", "WK9", "Kees", "Pol", "k@pol.nl")))  # fmt: skip
    outcome = taken(path, export(tmp_path, "g;12-11-2026;WK9;;Mol;;Thee;5", head=TILL, name="webwinkel.csv"))
    assert outcome.findings.with_code("import-nobodys")
    assert "g" not in whose(path)


def test_nobody_is_added_for_a_sale_that_stands_there_without_a_customer(tmp_path):
    path = with_orders(tmp_path, ("w1", "10-11-2026", "", "Thee", "8.15", "Webwinkel"))
    assert taken(path, export(tmp_path, line("w1", "", "Lotte", "Mol", "l@mol.nl"))).json["nieuw"] == []


def test_undo_forgets_what_was_learned_of_numbers(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK1", "Petra", "Jansen")))
    ongedaan(FileBook.open(path, in_place=True), RUN)
    taken(path, bare(tmp_path, "b", "WK1"))
    assert whose(path) == {"b": "10001 Jan Jansen"}


def test_a_number_of_nobody_is_not_given_to_who_is_new_in_that_run(path, tmp_path):
    people = [("10001", "Jan", "Jansen"), ("10002", "Els", "Bakker"), ("10003", "Piet", "Vos")]
    taken(path, export(tmp_path, *(line(f"k{at}", *who) for at, who in enumerate(people)), name="kassa.csv"))
    guest = export(tmp_path, line("z", "", "Zoe", "Berg", "zoe@berg.nl"))
    taken(path, bare(tmp_path, "n", "10004", name="kassa.csv"), guest)
    found = whose(path)
    assert found["z"] == "10005 Zoe Berg"
    assert not found.get("n", "").startswith("10005")


def test_the_number_of_who_was_deleted_is_not_given_to_another(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK7", "Kim", "Xu")))
    without_row(path, "Klanten", 5)
    taken(path, export(tmp_path, line("b", "WK7", "Lotte", "Mol")))
    found = whose(path)
    assert (found["a"], found["b"]) == ("10004 ?", "10005 Lotte Mol")


def test_a_firm_with_many_contacts_and_a_buyer_with_many_addresses_are_one(path, tmp_path):
    head = "Bestelnummer;Besteldatum;Klantcode;Bedrijfsnaam;Voornaam;Achternaam;Huisnr;Postcode;Artikel;Bedrag"
    firm = [f"f{at};10-11-2026;WK5;Bakkerij Bos BV;Naam{'abcdefghijklmnop'[at]};Mens{'abcdefghijklmnop'[at]};;;Thee;5" for at in range(15)]  # fmt: skip
    kees = [f"k{at};10-11-2026;WK6;;Kees;Pol;{at + 1};3311 A{'ABCDEFGHIJ'[at % 10]};Thee;5" for at in range(70)]
    taken(path, export(tmp_path, *firm, *kees, head=head))
    assert len(set(whose(path).values())) == 2


def test_a_merge_holds_for_the_number_and_name_whatever_else_the_line_says(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK9", "Els", "de Boer", "els@boer.nl")))
    edited(path, "Klanten", (1, 12, "Samengevoegd met"), (5, 12, 10002))
    taken(path, export(tmp_path, line("b", "WK9", "Els", "de Boer")))
    assert whose(path)["b"] == "10002 Els Bakker"


def test_the_owners_correction_goes_before_what_is_remembered(path, tmp_path):
    guest = {**JAN_SENIOR}
    taken(path, export(tmp_path, line("a", "", "Jan", "Jansen", "jan@jansen.nl", **guest)))
    assert whose(path)["a"].startswith("10001")
    values = ("10009", "Jan", "Jansen", "Kerkstraat", 12, "4461 AB", "Goes", "jan@jansen.nl")
    edited(path, "Klanten", (2, 8, None), *((5, at + 1, value) for at, value in enumerate(values)))
    taken(path, export(tmp_path, line("b", "", "Jan", "Jansen", "jan@jansen.nl", **guest)))
    assert not whose(path)["b"].startswith("10001")


def test_one_chance_hit_does_not_make_numbers_ours(path, tmp_path):
    taken(path, export(tmp_path, line("a", "10001", "Jan", "Jansen"), name="shop.csv"))
    assert taken(path, bare(tmp_path, "b", "10002", name="shop.csv")).findings.with_code("import-nobodys")


@pytest.mark.parametrize("told", [{"first": "Jan", "last": "Jansen", "Straat": "Ring", "Huisnr": "7", "Postcode": "9711 AA"}, {"mail": "piet@vos.nl"}])  # fmt: skip
def test_a_number_is_not_followed_where_the_address_or_mailbox_is_of_another_who_fits(tmp_path, told):
    customers = SHEETS["Klanten"] + "| 10004 | Jan | Jansen | Ring | 7 | 9711 AA | Groningen |  |  |  |  |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    outcome = taken(path, export(tmp_path, line("a", "WK1", **told)))
    assert not whose(path).get("a", "").startswith("10001")
    assert [one.code for one in outcome.findings if one.code in ("import-other-name", "import-nobodys")]


def test_no_second_line_on_nummers_for_another_writing(path, tmp_path):
    taken(path, bare(tmp_path, "a", "wk1"))
    assert read_data(FileBook.open(path)).numbers.frame["number_at_source"].tolist() == ["WK1"]
    edited(path, "Nummers", (2, 3, 10002))
    taken(path, bare(tmp_path, "b", "WK1"))
    assert whose(path)["b"] == "10002 Els Bakker"


def test_a_firm_that_is_called_the_same_is_asked(tmp_path):
    firms = "| Klantnummer | Bedrijfsnaam | E-mail |\n|---|---|---|\n| 10004 | Jansen Bouw BV | info@jb.nl |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": firms})
    head = "Bestelnummer;Besteldatum;Bedrijfsnaam;Artikel;Bedrag"
    outcome = taken(path, export(tmp_path, "b;11-11-2026;Jansen Bouw;Thee;5", head=head))
    assert [(one["klantnummer"], one["misschien"]) for one in outcome.json["vragen"]] == [("10005", "10004")]


def test_half_names_on_a_counter_number_are_not_one(path, tmp_path):
    lines = [line("a", "999", "Kees", "", Postcode="4461 AB", Huisnr="1"), line("b", "999", "", "Bakker", Postcode="9711 AA", Huisnr="9")]  # fmt: skip
    taken(path, export(tmp_path, *lines))
    found = whose(path)
    assert found["a"] != found["b"]
