# ruff: noqa: E501 -- tables
"""Who refuses advertising at a source is left alone: at a known customer, at a new one, and where nobody knows who it is."""

from datetime import UTC, date, datetime

import openpyxl
import pytest

import import_cases
from import_cases import taken
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.mail.objections import Objection, mailbox_print
from klantenbestand.reading.data import read_data
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.objection_memory import with_objections_of
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from owner_doors import FileDoor, OpenDoor, all_rows
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | E-mail         | E-mail toestemming | Geen reclame |
|-------------|----------|------------|------------|------------|----------|--------|----------------|--------------------|--------------|
| 10001       | Jan      | Jansen     | Kerkstraat | 12         | 4461 AB  | Goes   | jan@jansen.nl  |                    |              |
| 10002       | Els      | Bakker     | Dorpsweg   | 3          | 4463 XA  | Goes   | els@bakker.nl  | ja                 | post         |
"""
BARE = "\n".join(line.rsplit("|", 3)[0] + "|" for line in CUSTOMERS.strip().splitlines())
NUMBERS = """
| Bron      | Nummer bij bron | Klantnummer | Geldig vanaf |
|-----------|-----------------|-------------|--------------|
| Webwinkel | WK1             | 10001       | 01-01-2026   |
"""
PURCHASES = "| Ordernummer | Datum | Klantnummer | Artikel | Bedrag | Bron |\n|---|---|---|---|---|---|\n| '1' | 01-01-2026 | 10002 | Thee | 5 | Anders |\n"
SHEETS = {"Klanten": CUSTOMERS, "Nummers": NUMBERS, "Aankopen": PURCHASES}
HEAD = "Bestelnummer;Besteldatum;Klantcode;Voornaam;Achternaam;Postcode;Huisnr;E-mailadres;Telefoon;Geen reclame;Nieuwsbrief;Artikel;Bedrag"
EMPTY = dict.fromkeys(HEAD.split(";"), "")
JAN = {"Klantcode": "WK1", "Voornaam": "Jan", "Achternaam": "Jansen"}
ZOE = {"Klantcode": "WK9", "Voornaam": "Zoe", "Achternaam": "Berg", "E-mailadres": "zoe@berg.nl"}


def export(folder, *lines, head=HEAD, name="webwinkel-export.csv"):
    return import_cases.export(folder, *lines, head=head, name=name)


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def with_customers(folder, customers):
    return workbook_from_markdown(folder, {**SHEETS, "Klanten": customers})


def line(order, **told):
    usual = {"Bestelnummer": order, "Besteldatum": "10-11-2026", "Artikel": "Thee", "Bedrag": "8,15"}
    return ";".join({**EMPTY, **usual, **told}.values())


def cells(path, header):
    """What stands below a header of *Klanten*, by customer; None where there is no such column."""
    rows = list(openpyxl.load_workbook(path)["Klanten"].iter_rows(values_only=True))
    if header not in rows[0]:
        return None
    at = rows[0].index(header)
    return {str(row[0]): row[at] for row in rows[1:] if row[0] is not None}


def remember(path, *objections):
    book = FileBook.open(path, in_place=True)
    book.put([memory_tab(with_objections_of(read_memory(book), objections))])


def objection(mail, what="alles", day=date(2026, 1, 1)):
    return Objection(mailbox_print(mail), what, day)


def says_nothing_new(path, *files):
    before = cells(path, "Geen reclame"), cells(path, "E-mail toestemming")
    outcome = taken(path, *files)
    assert (cells(path, "Geen reclame"), cells(path, "E-mail toestemming")) == before
    assert not any("geen reclame. Dat komt" in line for line in outcome.messages)
    return outcome.json["bestand"] is None


# a "nee" of an export


@pytest.mark.parametrize("held", ["", "ja", "nee"])
def test_a_no_of_an_export_stands_with_a_known_customer_whatever_stood_there(tmp_path, held):
    path = with_customers(
        tmp_path, CUSTOMERS.replace("jan@jansen.nl  |                    |", f"jan@jansen.nl  | {held} |")
    )
    file = export(tmp_path, line("a", **JAN, Nieuwsbrief="nee"))
    outcome = taken(path, file)
    assert cells(path, "E-mail toestemming") == {"10001": "nee", "10002": "ja"}
    told = outcome.findings.with_code("import-refuses")
    assert [one.values for one in told] == ([] if held == "nee" else [[held or "leeg"]])
    assert says_nothing_new(path, file)


def test_a_yes_of_an_export_is_no_consent_of_a_known_customer(path, tmp_path):
    taken(path, export(tmp_path, line("a", **JAN, Nieuwsbrief="ja")))
    assert cells(path, "E-mail toestemming")["10001"] is None


@pytest.mark.parametrize("who", [JAN, ZOE])
def test_a_no_makes_the_column_that_lacks_and_the_plan_does_not_say_that_it_is_left_out(tmp_path, who):
    path, number = with_customers(tmp_path, BARE), "10001" if who is JAN else "10003"
    file = export(tmp_path, line("a", **who, Nieuwsbrief="nee", **{"Geen reclame": "post"}))
    outcome = taken(path, file)
    assert cells(path, "E-mail toestemming")[number] == "nee"
    assert cells(path, "Geen reclame")[number] == "post"
    assert not any("Geen reclame" in text or "toestemming" in text for text in outcome.json["niet_overgenomen"])
    assert not any(
        "niet overgenomen" in text and ("reclame" in text or "toestemming" in text) for text in outcome.messages
    )
    assert says_nothing_new(path, file)


@pytest.mark.parametrize("who", [JAN, ZOE])
def test_a_yes_makes_no_column_and_the_plan_says_that_it_is_left_out(tmp_path, who):
    path = with_customers(tmp_path, BARE)
    outcome = taken(path, export(tmp_path, line("a", **who, Nieuwsbrief="ja", **{"Geen reclame": "nee"})))
    assert (cells(path, "E-mail toestemming"), cells(path, "Geen reclame")) == (None, None)
    assert {"E-mail toestemming", "Geen reclame"} <= set(outcome.json["niet_overgenomen"])


def test_in_a_column_that_is_made_all_new_customers_have_what_the_export_says(tmp_path):
    path = with_customers(tmp_path, BARE)
    taken(path, export(tmp_path, line("a", **JAN, Nieuwsbrief="nee"), line("b", **ZOE, Nieuwsbrief="ja")))
    assert cells(path, "E-mail toestemming") == {"10001": "nee", "10002": None, "10003": "ja"}


# whose it is, nobody knows


def test_an_objection_of_who_cannot_be_told_is_told_with_its_line(path, tmp_path):
    file = export(
        tmp_path,
        line("a", Klantcode="WK77", **{"Geen reclame": "alles"}),
        line("b", Klantcode="WK77", **{"Geen reclame": "alles"}),
        line("c", Telefoon="0612345678", Nieuwsbrief="nee"),
        line("d", Nieuwsbrief="nee"),
        line("e", **{"E-mailadres": "geen@geen.nl", "Klantcode": "0"}, Nieuwsbrief="nee"),
        line("f", Klantcode="WK78", Nieuwsbrief="ja"),
    )
    outcome = taken(path, file)
    found = [one.details for one in outcome.findings.with_code("import-stranger-refuses")]
    assert [(one["lines"], one["who"], one["says"]) for one in found] == [
        ("regels 2 en 3", "nummer WK77", "Geen reclame: alles"),
        ("regel 4", "telefoon 0612345678", "E-mail toestemming: nee"),
    ]
    assert any(
        "van regels 2 en 3 is niet te zeggen wie het is (nummer WK77); daar staat Geen reclame: alles" in text
        for text in outcome.messages
    )
    assert len(taken(path, file).findings.with_code("import-stranger-refuses")) == 2


def test_an_objection_under_a_number_of_ours_that_nobody_has_is_told(path, tmp_path):
    head = "Klantnummer;Bestelnummer;Datum;Geen reclame;Bedrag"
    outcome = taken(path, export(tmp_path, "55555;a;10-11-2026;alles;5", head=head), own_numbers=True)
    (finding,) = outcome.findings.with_code("import-stranger-refuses")
    assert finding.details["who"] == "nummer 55555"


def test_an_objection_of_a_known_number_counts_where_the_export_has_no_names_at_all(path, tmp_path):
    head = "Klantcode;Bestelnummer;Datum;Geen reclame;Bedrag"
    file = export(tmp_path, "WK1;a;10-11-2026;alles;5", head=head)
    outcome = taken(path, file)
    assert cells(path, "Geen reclame")["10001"] == "alles"
    assert not outcome.findings.with_code("import-stranger-refuses")
    assert says_nothing_new(path, file)


# what is remembered


def test_who_objected_with_another_address_of_his_is_new_with_his_objection(path, tmp_path):
    remember(path, objection("zoe@oud.nl"))
    first = {**ZOE, "E-mailadres": "zoe@oud.nl", "Besteldatum": "01-10-2026"}
    outcome = taken(path, export(tmp_path, line("a", **first), line("b", **ZOE)))
    assert cells(path, "E-mail")["10003"] == "zoe@berg.nl"
    assert cells(path, "Geen reclame")["10003"] == "alles"
    (finding,) = outcome.findings.with_code("import-objected")
    assert finding.values == ["alles"]


def test_who_objected_under_another_number_that_is_surely_his_is_new_with_his_objection(path, tmp_path):
    remember(path, objection("zoe@oud.nl", "post"))
    home = {"Postcode": "3311 AA", "Huisnr": "5", "Telefoon": "0612345678"}
    other = {**ZOE, **home, "Klantcode": "WK8"}
    older = {**other, "E-mailadres": "zoe@oud.nl", "Besteldatum": "11-10-2026"}
    first = {**ZOE, **home, "Besteldatum": "01-10-2026"}
    outcome = taken(path, export(tmp_path, line("a", **first), line("b", **older), line("c", **other)))
    assert outcome.json["nieuw"] == ["10003"]
    assert cells(path, "E-mail")["10003"] == "zoe@berg.nl"
    assert cells(path, "Geen reclame")["10003"] == "post"


def test_a_known_customer_who_objected_with_another_address_is_left_alone_too(path, tmp_path):
    remember(path, objection("jan@werk.nl", "e-mail"))
    file = export(tmp_path, line("a", **JAN, **{"E-mailadres": "jan@werk.nl", "Besteldatum": "01-10-2026"}), line("b", **JAN, **{"E-mailadres": "jan@jansen.nl"}))  # fmt: skip
    outcome = taken(path, file)
    assert cells(path, "Geen reclame")["10001"] == "e-mail"
    (finding,) = outcome.findings.with_code("import-refused-before")
    assert (finding.rows, finding.values, finding.expected) == ([2], ["leeg"], ["e-mail"])
    assert "  10001: Geen reclame wordt e-mail (nu: leeg); eerder afgemeld" in outcome.messages
    assert says_nothing_new(path, file)


@pytest.mark.parametrize(("what", "day", "expected"), [("e-mail", "01-06-2026", None), ("e-mail", "01-12-2025", "e-mail"), ("alles", "01-06-2026", None), ("post", "01-06-2026", "post")])  # fmt: skip
def test_who_came_back_since_is_not_sent_away_again(tmp_path, what, day, expected):
    customers = CUSTOMERS.replace("| E-mail toestemming |", "| Toestemming datum | E-mail toestemming |").replace(
        "|--------------------|", "|---|---|"
    )
    customers = customers.replace("jan@jansen.nl  |                    |", f"jan@jansen.nl | {day} | ja |").replace(
        "els@bakker.nl  |", "els@bakker.nl | |"
    )
    path = with_customers(tmp_path, customers)
    remember(path, objection("jan@jansen.nl", what))
    taken(path, export(tmp_path, line("a", **JAN, **{"E-mailadres": "jan@jansen.nl"})))
    assert cells(path, "Geen reclame")["10001"] == expected


# the owner's words


@pytest.mark.parametrize(
    ("header", "held", "word"), [("Bezwaar", "nee", "ja"), ("Geen reclame", "Ja", "Ja"), ("Bezwaar", "post", "alles")]
)
def test_where_the_owner_answers_with_ja_and_nee_it_is_his_word(tmp_path, header, held, word):
    own = (
        BARE.replace("E-mail         |", f"E-mail         | {header} |")
        .replace("els@bakker.nl  |", f"els@bakker.nl  | {held} |")
        .replace("jan@jansen.nl  |", "jan@jansen.nl  | |")
    )
    path = with_customers(tmp_path, own.replace("|----------------|", "|---|---|"))
    file = export(
        tmp_path, line("a", **JAN, **{"Geen reclame": "alles"}), line("b", **ZOE, **{"Geen reclame": "alles"})
    )
    outcome = taken(path, file)
    assert cells(path, header) == {"10001": word, "10002": held, "10003": word}
    frame = read_data(FileBook.open(path)).customers.frame.set_index("customer")
    assert frame.loc[["10001", "10003"], "no_advertising"].tolist() == ["alles", "alles"]
    assert f"  10001: {header} wordt {word} (nu: leeg)" in outcome.messages
    assert taken(path, file).json["bestand"] is None


def test_a_number_on_two_rows_is_told_once(tmp_path):
    customers = (
        CUSTOMERS.replace("10002 ", "10001 ").replace("Els     ", "Jan     ").replace("Bakker    ", "Jansen    ")
    )
    path = with_customers(tmp_path, customers)
    outcome = taken(path, export(tmp_path, line("a", **JAN, **{"Geen reclame": "alles"})))
    assert [text for text in outcome.messages if "Geen reclame wordt" in text] == [
        "  10001: Geen reclame wordt alles (nu: leeg en post)"
    ]


# how programs call it


@pytest.mark.parametrize("word", ["Marketing opt-out", "Opt-out", "Wil geen reclame", "Klant opt-out"])
def test_an_opt_out_is_one_from_everything(path, tmp_path, word):
    head = HEAD.replace("Geen reclame", word)
    mia = {"Klantcode": "WK8", "Voornaam": "Mia", "Achternaam": "Vos"}
    yes, no = {"Geen reclame": "ja"}, {"Geen reclame": "FALSE"}
    taken(path, export(tmp_path, line("a", **JAN, **yes), line("b", **ZOE, **{"Geen reclame": "1"}), line("c", **mia, **no), head=head))  # fmt: skip
    found = cells(path, "Geen reclame")
    assert [found["10001"], sorted([found["10003"], found["10004"]])] == ["alles", ["alles", "nee"]]


MAIL_OPT_OUTS = ("Email opt out", "Geen nieuwsbrief", "Niet mailen", "Unsubscribed", "Geen nieuwsbrief (ja/nee)")
MAIL_WORDS = {"ja": "e-mail", "TRUE": "e-mail", "1": "e-mail", "2026-03-01 12:00:00": "e-mail", "nee": None, "FALSE": None, "0": None, "": None}  # fmt: skip


@pytest.mark.parametrize(
    ("header", "word"),
    [
        *((header, word) for header in MAIL_OPT_OUTS for word in ("ja", "nee")),
        *(("Unsubscribed", word) for word in MAIL_WORDS if word not in ("ja", "nee")),
    ],
)
def test_an_opt_out_from_mail_is_one_from_mail_and_its_no_says_nothing(path, tmp_path, header, word):
    expected = MAIL_WORDS[word]
    head = HEAD.replace("Geen reclame;Nieuwsbrief", f"{header};Land")
    outcome = taken(path, export(tmp_path, line("a", **JAN, **{"Geen reclame": word}), line("b", **ZOE, **{"Geen reclame": word}), head=head))  # fmt: skip
    assert cells(path, "Geen reclame") == {"10001": expected, "10002": "post", "10003": expected}
    assert cells(path, "E-mail toestemming") == {"10001": None, "10002": "ja", "10003": None}
    assert header not in outcome.json["niet_overgenomen"]


@pytest.mark.parametrize("header", ["Aangemeld voor nieuwsbrief", "Nieuwsbrief ontvangen"])
@pytest.mark.parametrize("word", ["ja", "nee"])
def test_a_newsletter_that_is_wanted_is_a_consent(path, tmp_path, header, word):
    taken(path, export(tmp_path, line("a", **ZOE, Nieuwsbrief=word), head=HEAD.replace("Nieuwsbrief", header)))
    assert cells(path, "E-mail toestemming")["10003"] == word


def test_of_several_columns_the_strictest_counts(path, tmp_path):
    head = f"{HEAD};Opt-out;Geen nieuwsbrief;Nieuwsbrief ontvangen"
    lines = [
        f"{line('a', **JAN, Nieuwsbrief='ja')};nee;ja;nee",
        f"{line('b', **ZOE, **{'Geen reclame': 'post'})};nee;ja;ja",
    ]
    outcome = taken(path, export(tmp_path, *lines, head=head))
    assert cells(path, "Geen reclame") == {"10001": "e-mail", "10002": "post", "10003": "alles"}
    assert cells(path, "E-mail toestemming") == {"10001": "nee", "10002": "ja", "10003": "ja"}
    assert outcome.json["niet_overgenomen"] == ["Telefoon"]


def test_a_person_says_what_a_column_is(path, tmp_path):
    file = export(
        tmp_path, line("a", **JAN, **{"Geen reclame": "ja"}), head=HEAD.replace("Geen reclame", "Unsubscribed")
    )
    taken(path, file, columns={"unsubscribed": "Geen reclame"})
    assert cells(path, "Geen reclame")["10001"] == "alles"


@pytest.mark.parametrize("Door", [FileDoor, OpenDoor])
def test_twice_changes_nothing_and_undo_restores_all_in_both_doors(tmp_path, Door):  # noqa: N803 - a class
    path = with_customers(tmp_path, BARE)
    remember(path, objection("zoe@oud.nl"))
    door = Door(path)
    before = all_rows(door, SHEETS)
    older = {**ZOE, "E-mailadres": "zoe@oud.nl", "Besteldatum": "01-10-2026"}
    file = export(tmp_path, line("a", **JAN, Nieuwsbrief="nee", **{"Geen reclame": "post"}), line("b", **older), line("c", **ZOE), line("d", Klantcode="WK77", Nieuwsbrief="nee"))  # fmt: skip
    assert door.run(importeren, RUN, Request([file])).json["bestand"]
    after = all_rows(door, SHEETS)
    assert [row[8:10] for row in after["Klanten"]] == [
        ["Geen reclame", "E-mail toestemming"],
        ["post", "nee"],
        [None, None],
        ["alles", None],
    ]
    assert door.run(importeren, RUN, Request([file])).json["bestand"] is None
    assert all_rows(door, SHEETS) == after
    door.run(ongedaan, RUN)
    assert all_rows(door, SHEETS) == before
