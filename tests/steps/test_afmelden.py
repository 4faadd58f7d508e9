# ruff: noqa: E501 -- tables
"""No more advertising: never weaker than it was, dated, remembered when the row is gone, and only after a yes."""

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.cli import main
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.objections import prints_of
from klantenbestand.mail.permission import permissions
from klantenbestand.reading.data import read_data
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.reading.unsubscribes import read_text_list
from klantenbestand.steps.afmelden import Request, afmelden
from klantenbestand.steps.mailing import Wish, mailing
from klantenbestand.steps.objection_memory import objections_of
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat   | Huisnummer | Postcode | Plaats | Mobiel       | E-mail         | E-mail toestemming | Toestemming datum | Toestemming bron | Geen reclame   | Opmerkingen |
|-------------|----------|------------|----------|------------|----------|--------|--------------|----------------|--------------------|-------------------|------------------|----------------|-------------|
| K1          | Anna     | Berkhof    | Laan     | 1          | 4461 AB  | Goes   | '0612345678' | a@berg.example | ja                 | 01-01-2025        | website          |                | aardig      |
| K2          | Jan      | Kok        | Laan     | 2          | 4461 AB  | Goes   |              | j@kok.example  | ja                 | 01-01-2025        | website          | post           |             |
| K3          | Els      | Smit       | Laan     | 3          | 4461 AB  | Goes   |              | e@smit.example | ja                 | 01-01-2025        | website          | alles          |             |
| K4          | Piet     | Bos        | Laan     | 4          | 4461 AB  | Goes   |              | p@bos.example  | ja                 | 01-01-2025        | website          | liever geen post |           |
| K5          | Anna     | Berkhof    | Laan     | 1          | 4461 AB  | Goes   |              | A@berg.example | ja                 | 01-01-2025        | website          | nee            |             |
"""
LIST = """\
E-mailadres;Status;Datum status
a@berg.example;Afgemeld;05-03-2026
j@kok.example;Opgeschoond;06-03-2026
onbekend@x.example;Afgemeld;07-03-2026
blijft@x.example;Actief;01-01-2024
"""
ADDRESSED = read_text_list(LIST, "laposta.csv")


def sheet(path, name):
    header, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def column(path, header, name="Klanten"):
    return [row[header] for row in sheet(path, name)]


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})


def done(path, request, ask=None):
    return afmelden(FileBook.open(path, in_place=True), RUN, request, ask)


@pytest.mark.parametrize(
    ("wanted", "what", "expected"),
    [
        ("K1", "", ["alles", "post", "alles", "liever geen post", "nee"]),
        ("K1", "post", ["post", "post", "alles", "liever geen post", "nee"]),
        ("K2", "post", [None, "post", "alles", "liever geen post", "nee"]),
        ("K2", "e-mail", [None, "alles", "alles", "liever geen post", "nee"]),  # two do not fit one cell
        ("K3", "post", [None, "post", "alles", "liever geen post", "nee"]),
        ("K4", "e-mail", [None, "post", "alles", "liever geen post", "nee"]),  # read as an objection to everything
        ("K5", "telefoon", [None, "post", "alles", "liever geen post", "telefoon"]),
    ],
)
def test_what_stands_there_is_never_weakened(path, wanted, what, expected):
    done(path, Request(customers=[wanted], what=what))
    assert column(path, "Geen reclame") == expected


def test_the_day_and_the_source_stand_in_the_log_of_consents(path):
    done(path, Request(customers=["K2"], what="e-mail"))
    assert [list(row.values())[:5] for row in sheet(path, "Toestemmingen")] == [
        ["K2", "e-mail", "ingetrokken", datetime(2026, 11, 15), "Afmelden"],  # noqa: DTZ001 - a cell has no zone
    ]
    done(path, Request(customers=["K1"]))
    assert [row["Kanaal"] for row in sheet(path, "Toestemmingen")[1:]] == ["e-mail", "telefoon", "post"]


def test_a_list_of_a_mailing_service(path):
    outcome = done(path, Request(lists=[ADDRESSED]))
    assert column(path, "Geen reclame") == ["e-mail", "post", "alles", "liever geen post", "e-mail"]
    assert column(path, "Opmerkingen")[:2] == ["aardig", "E-mail kwam niet aan (06-03-2026): j@kok.example"]
    assert column(path, "E-mail")[1] == "j@kok.example", "nothing is deleted"
    log = sheet(path, "Toestemmingen")
    assert [(row["Klantnummer"], row["Datum"].day, row["Bron"]) for row in log] == [
        ("K1", 5, "Afmelden, lijst Laposta"), ("K5", 5, "Afmelden, lijst Laposta"),
    ]  # fmt: skip
    assert outcome.json["onbekend"] == ["onbekend@x.example"]
    assert outcome.json["onbestelbaar"] == ["K2"]
    words = "\n".join(outcome.messages)
    assert "  onbekend@x.example" in words
    assert "Overgeslagen: 1 regel van iemand die zich niet heeft afgemeld" in words


def test_a_second_time_there_is_nothing_to_do(path):
    done(path, Request(lists=[ADDRESSED]))
    before = path.read_bytes()
    outcome = done(path, Request(lists=[ADDRESSED]))
    assert "niets te veranderen" in outcome.messages[-1]
    assert (outcome.json["bestand"], outcome.json["al_afgemeld"]) == (None, ["K1", "K5"])
    assert path.read_bytes() == before


def test_who_was_taken_out_and_is_imported_again_is_left_alone(path):
    done(path, Request(customers=["K1"]))
    done(path, Request(lists=[ADDRESSED]))
    assert "berg.example" not in str(sheet(path, "Logboek"))
    book = openpyxl.load_workbook(path)
    again = book["Klanten"]
    again.delete_rows(2, 5)
    book["Toestemmingen"].delete_rows(2, 9)
    for row in (
        ["N1", "Anna", "Berkhof", "Laan", 1, "4461 AB", "Goes", None, "nieuw@adres.example", "ja", date(2025, 1, 1)],
        ["N2", "Wie", "Dan", None, None, None, None, None, "onbekend@x.example", "ja", date(2025, 1, 1)],
        ["N3", "Jan", "Kok", "Laan", 2, "4461 AB", "Goes", None, "j@kok.example", "ja", date(2025, 1, 1)],
        ["N4", "Nieuw", "Mens", "Laan", 9, "4461 AB", "Goes", None, "n@mens.example", "ja", date(2025, 1, 1)],
    ):
        again.append(row)
    book.save(path)
    read = FileBook.open(path)
    judged = permissions(
        read_data(read).customers.frame, [Channel.EMAIL, Channel.POST], RUN.peildatum, remembered=objections_of(read)
    )
    codes = judged["code"].tolist()
    assert codes[:4] == ["objection-remembered", "objection-remembered", "email-came-back", ""]
    assert codes[4:] == ["objection-remembered", "no-address", "", ""], "an unsubscription of mail is none of post"
    plan = mailing(FileBook.open(path), RUN, Wish("nieuwsbrief", channel="e-mail")).json["mailing"]
    assert (plan["mails"], plan["niet_benaderd"]) == (1, 3)


def test_nothing_is_written_without_a_yes(path):
    before, plans = path.read_bytes(), []
    outcome = done(path, Request(customers=["K1"]), lambda plan: plans.append(plan) or False)
    assert path.read_bytes() == before
    assert "Anna Berkhof (K1): Geen reclame wordt alles" in plans[0][1]
    assert (outcome.json["bestand"], outcome.json["afgemeld"]) == (None, [])


def test_the_column_and_the_log_are_added_where_they_lack(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Klantnummer | E-mail |\n|---|---|\n| K1 | a@b.example |"})
    done(path, Request(lists=[read_text_list("a@b.example", everyone=True)]))
    assert column(path, "Geen reclame") == ["e-mail"]
    assert len(sheet(path, "Toestemmingen")) == 1


def test_a_log_that_cannot_be_used_is_left_alone_and_named(tmp_path):
    own = "| Iets | Anders |\n|---|---|\n| 1 | 2 |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Toestemmingen": own})
    outcome = done(path, Request(customers=["K1"]))
    assert column(path, "Geen reclame")[0] == "alles"
    assert outcome.findings.with_code("opt-out-no-log")
    assert len(sheet(path, "Toestemmingen")) == 1


def test_addresses_that_someone_pasted_in_cells_and_selected(tmp_path):
    pasted = "| Wie |\n|---|\n| Jan <j@kok.example>; e@smit.example |\n| a@berg.example |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Geplakt": pasted})
    done(path, Request(rows=Rows("Geplakt", 2, 3)))
    assert column(path, "Geen reclame") == ["e-mail", "alles", "alles", "liever geen post", "e-mail"]
    with pytest.raises(UsageError, match="opt-out-nobody-selected"):
        done(path, Request(rows=Rows("Geplakt", 9, 9)))


UNREAD = ["a@berg,example", "geen adres", "Piet <piet@bos>", "12345"]


@pytest.mark.parametrize("answer", [None, True, False])
def test_what_was_pasted_and_is_no_address_is_named_before_and_after(tmp_path, answer):
    pasted = f"| E-mail |\n|---|\n| j@kok.example |\n| {UNREAD[0]} |\n| {UNREAD[1]} |\n| {UNREAD[2]} |\n| {UNREAD[3]} |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Geplakt": pasted})
    plans = []
    ask = None if answer is None else lambda plan: plans.append(plan) or answer
    outcome = done(path, Request(rows=Rows("Geplakt", 1, 6)), ask)
    told = [outcome.messages] * (answer is not False) + plans
    assert told
    for lines in told:
        for text in UNREAD:
            assert f"  {text}" in lines
    assert outcome.json["niet_gelezen"] == UNREAD
    assert [one.values for one in outcome.findings.with_code("opt-out-unread")] == (
        [] if answer is False else [[text] for text in UNREAD]
    )
    if answer is not False:
        assert outcome.needs_person
        shown = [str(cell) for row in openpyxl.load_workbook(path)["Controle"].values for cell in row]
        assert all(any(text in cell for cell in shown) for text in UNREAD), "and on Controle, to be done later"


def test_what_a_formula_shows_is_an_address_too(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Geplakt": "| Wie |\n|---|\n| x |"})
    book = openpyxl.load_workbook(path)
    book["Geplakt"]["A2"] = '="j"&"@kok.example"'
    book.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    part = "xl/worksheets/sheet2.xml"
    parts[part] = re.sub(
        rb'<c r="A2"([^>]*)>(<f>.*?</f>)<v ?/?>(</v>)?', rb'<c r="A2"\1 t="str">\2<v>j@kok.example</v>', parts[part]
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    done(path, Request(rows=Rows("Geplakt", 2, 2)))
    assert column(path, "Geen reclame")[1] == "alles"


def test_a_formula_that_was_never_calculated_is_named(tmp_path):
    path = workbook_from_markdown(
        tmp_path, {"Klanten": CUSTOMERS, "Geplakt": "| Wie |\n|---|\n| j@kok.example |\n| x |"}
    )
    book = openpyxl.load_workbook(path)
    book["Geplakt"]["A3"] = '="a"&"@berg.example"'
    book.save(path)
    outcome = done(path, Request(rows=Rows("Geplakt", 2, 3)))
    assert outcome.json["niet_gelezen"] == ['="a"&"@berg.example"']


def test_where_all_others_had_objected_what_could_not_be_read_is_still_named(path):
    outcome = done(path, Request(lists=[read_text_list("e@smit.example; a@berg", everyone=True)]))
    assert "  a@berg" in outcome.messages
    assert outcome.needs_person


def test_a_list_of_only_mistyped_addresses_is_not_called_empty(path):
    outcome = done(path, Request(lists=[read_text_list("E-mail;Status\na@berg;afgemeld\n", "lijst.csv")]))
    assert "geen adres om af te melden" in outcome.messages[0]
    assert "  a@berg" in outcome.messages
    assert outcome.needs_person


@pytest.mark.parametrize("text", ["a@berg", "a@berg,example; geen adres"])
def test_the_command_names_what_was_typed_and_is_no_address(path, capsys, text):
    assert main(["afmelden", str(path), "--adressen", text, "--ja", "--ter-plaatse"]) == 2
    said = capsys.readouterr().err
    assert all(part in said for part in text.split("; "))
    assert "naam@voorbeeld.nl" in said
    assert "maildienst" not in said


def test_mail_that_came_back_from_a_stranger_is_no_objection(path):
    bounced = "E-mail;Status\nweg@x.example;hard bounce\n"
    both = bounced + "boos@x.example;afgemeld\nkwaad@x.example;afgemeld\n"
    plans = []
    for text in (bounced, both):
        done(path, Request(lists=[read_text_list(text)]), lambda plan: plans.append(plan) or False)
    assert "1 adres. Het wordt onthouden als onbestelbaar; dat is geen bezwaar" in plans[0][0]
    assert "2 adressen. Ze worden onthouden als vingerafdruk" in plans[1][0]
    assert plans[1][3:] == plans[0]


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"Planning": "| Week | Wat |\n|---|---|\n| 1 | verven |"}, "no-customers-at-all"),
        ({"Klanten": "| Klantnummer | Naam |\n|---|---|"}, "no-customers-yet"),
    ],
)
@pytest.mark.parametrize("request_", [Request(customers=["jan"]), Request(rows=Rows("Klanten", 1, 1))])
def test_without_customers_the_way_on_is_said(tmp_path, sheets, code, request_):
    path = workbook_from_markdown(tmp_path, sheets)
    rows = request_.rows and Rows(next(iter(sheets)), 2, 2)
    with pytest.raises(UsageError, match=code):
        done(path, Request(customers=request_.customers, rows=rows))


def test_several_selected_rows_are_several_customers(path):
    done(path, Request(rows=Rows("Klanten", 2, 3), what="telefoon"))
    assert column(path, "Geen reclame")[:2] == ["telefoon", "alles"]


def test_without_customers_the_addresses_are_remembered(tmp_path):
    bought = "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-03-2026 | K9 | 5 |"
    path = workbook_from_markdown(tmp_path, {"Aankopen": bought})
    assert done(path, Request(lists=[ADDRESSED])).json["onbekend"] == [
        "a@berg.example", "j@kok.example", "onbekend@x.example",
    ]  # fmt: skip
    assert len(objections_of(FileBook.open(path))) == 3


@pytest.mark.parametrize("wanted", ["anna", "niemand"])
def test_who_is_not_one_customer_is_not_opted_out(path, wanted):
    before = path.read_bytes()
    outcome = done(path, Request(customers=[wanted]))
    assert outcome.needs_person
    assert outcome.json["bestand"] is None
    assert path.read_bytes() == before


def test_nobody_asked_for_is_said(path):
    with pytest.raises(UsageError, match="opt-out-nobody-asked"):
        done(path, Request())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("subscribed_segment.csv", "Email Address,LEID\na@berg.example,1\n"),
        ("bounces.csv", "Email,Bounce type\na@berg.example,Soft\n"),
    ],
)
def test_a_list_on_which_nobody_unsubscribed_says_so(path, name, text):
    before = path.read_bytes()
    outcome = done(path, Request(lists=[read_text_list(text, name)]))
    assert outcome.messages[0] == "Op deze lijst staat niemand die zich heeft afgemeld. Er is niets veranderd."
    assert "Overgeslagen: 1 regel" in outcome.messages[1]
    assert "--" not in "".join(outcome.messages)
    assert outcome.json["bestand"] is None
    assert path.read_bytes() == before


def test_the_command_unsubscribes_a_bare_list_only_as_addresses(path, capsys):
    file = path.with_name("klanten.csv")
    file.write_text("Email;Naam\na@berg.example;Anna\n", encoding="utf-8")
    before = path.read_bytes()
    assert main(["afmelden", str(path), "--lijst", str(file), "--ja", "--ter-plaatse"]) == 2
    said = capsys.readouterr().err
    assert "staat niet wie zich heeft afgemeld" in said
    assert "--" not in said, "Excel shows this sentence too"
    assert path.read_bytes() == before
    main(["afmelden", str(path), "--adressen", str(file), "--ja", "--ter-plaatse"])
    assert column(path, "Geen reclame") == ["e-mail", "post", "alles", "liever geen post", "e-mail"]
    renamed = file.rename(file.with_name("afmeldingen klanten.csv"))
    assert main(["afmelden", str(path), "--lijst", str(renamed), "--ja", "--ter-plaatse"]) == 0


def test_all_of_it_can_be_taken_back(path, capsys):
    before = [list(row.values())[:14] for row in sheet(path, "Klanten")]
    file = path.with_name("laposta.csv")
    file.write_bytes(LIST.encode("cp1252"))
    main(["afmelden", str(path), "--lijst", str(file), "--klant", "K4", "--ter-plaatse", "--ja"])
    assert objections_of(FileBook.open(path))
    main(["controleren", str(path), "--ter-plaatse"])
    main(["ongedaan", str(path), "--ter-plaatse", "--ja"])
    assert [list(row.values())[:14] for row in sheet(path, "Klanten")] == before
    assert objections_of(FileBook.open(path)) == []
    assert "Toestemmingen" not in openpyxl.load_workbook(path).sheetnames


def test_in_excel_it_is_the_same(path):
    twin = workbook_from_markdown(path.parent, {"Klanten": CUSTOMERS}, name="dicht.xlsx")
    excel = Excel()
    live = excel.open(path)
    excel.save_copy(live, handover_folder() / "0123ABCD.xlsx")
    with OpenBook.caller("0123ABCD") as book:
        mine = afmelden(book, RUN, Request(lists=[ADDRESSED], rows=Rows("Klanten", 4, 5)), lambda _plan: True)
    theirs = done(twin, Request(lists=[ADDRESSED], rows=Rows("Klanten", 4, 5)), lambda _plan: True)
    result = excel.save_copy(live, path.with_name("uit.xlsx"))
    for name in ("Klanten", "Toestemmingen"):
        assert sheet(result, name) == sheet(twin, name)
    assert mine.json["afgemeld"] == theirs.json["afgemeld"]
    assert mine.json["afgemeld"], "something happened"


def test_the_command_takes_a_list_addresses_and_what_is_piped(path, capsys, monkeypatch):
    file = path.with_name("laposta.csv")
    file.write_bytes(LIST.encode("cp1252"))
    piped = io.TextIOWrapper(io.BytesIO(b"p@bos.example"))
    monkeypatch.setattr("sys.stdin", piped)
    line = ["afmelden", str(path), "--lijst", str(file), "--adressen", "e@smit.example", "--adressen", "-"]
    assert main([*line, "--ter-plaatse", "--ja", "--json", "--peildatum", "2026-11-15"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["klantnummer"] for one in found["afgemeld"]] == ["K1", "K5"]
    assert found["al_afgemeld"] == ["K3", "K4"]
    assert column(path, "Geen reclame") == ["e-mail", "post", "alles", "liever geen post", "e-mail"]
    assert main(["afmelden", str(path), "--lijst", str(path.with_name("weg.csv"))]) == 2
    assert "weg.csv" in capsys.readouterr().err


@given(
    st.sampled_from(["", "nee", "post", "e-mail", "telefoon", "alles"]),
    st.lists(st.sampled_from(["post", "e-mail", "telefoon", "alles"]), min_size=1, max_size=3),
)
@settings(max_examples=100)
def test_whatever_is_asked_what_was_closed_stays_closed(old, asked):
    def closed(word):
        return {"post", "e-mail", "telefoon"} if word == "alles" else {word} - {"", "nee"}

    new = strictest_objection([*([old] if old else []), *asked])
    assert closed(old) | set().union(*map(closed, asked)) <= closed(new)


SHARED = """
| Klantnummer | Naam           | Postcode | Huisnummer | E-mail          | Geen reclame |
|-------------|----------------|----------|------------|-----------------|--------------|
| 2           | Jan Jansen     | 1234 AB  | 2          | jan@x.example   |              |
| 2           | Piet Pietersen | 9876 XY  | 9          | piet@x.example  |              |
| 3           | Klaas Klaassen | 9876 XY  | 19         | klaas@x.example |              |
"""
BOUGHT = "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-03-2026 | 2 | 5 |"


@pytest.mark.parametrize(
    "request_", [Request(customers=["Piet"]), Request(rows=Rows("Klanten", 3, 3))], ids=["typed", "selected"]
)
def test_of_two_with_one_number_the_right_one_is_opted_out_and_remembered(tmp_path, request_):
    path = workbook_from_markdown(tmp_path, {"Klanten": SHARED})
    outcome = done(path, request_)
    assert column(path, "Geen reclame") == [None, "alles", None]
    assert outcome.findings.with_code("opt-out-number-shared")
    assert "Toestemmingen" not in openpyxl.load_workbook(path).sheetnames, "a line there would be about Jan too"
    known = {one.print for one in objections_of(FileBook.open(path))}
    frame = read_data(FileBook.open(path)).customers.frame
    jan, piet, _ = prints_of(frame)
    assert known == set(piet)
    assert not known & set(jan)
    undone = ongedaan(FileBook.open(path, in_place=True), RUN, None)
    assert column(path, "Geen reclame") == [None, None, None], undone.messages


@pytest.mark.parametrize(
    "request_", [Request(customers=["2"]), Request(rows=Rows("Aankopen", 2, 2))], ids=["typed", "row"]
)
def test_a_number_of_two_is_asked_about(tmp_path, request_):
    path = workbook_from_markdown(tmp_path, {"Klanten": SHARED, "Aankopen": BOUGHT})
    before = path.read_bytes()
    outcome = done(path, request_)
    assert outcome.needs_person
    assert [hit["naam"] for hit in outcome.json["gevonden"]] == ["Jan Jansen", "Piet Pietersen"]
    assert "naam of het e-mailadres" in outcome.messages[-1]
    assert path.read_bytes() == before


def test_a_selected_row_without_a_number_is_the_customer_on_it(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": SHARED.replace("| 3 ", "|   ")})
    outcome = done(path, Request(rows=Rows("Klanten", 3, 4), what="post"))
    assert column(path, "Geen reclame") == [None, "post", "post"]
    assert "Klaas Klaassen (rij 4)" in "\n".join(outcome.messages)


def test_only_the_selected_columns_hold_pasted_addresses(tmp_path):
    pasted = "| Wie | Ook |\n|---|---|\n| j@kok.example | a@berg.example |\n| p@bos.example | e@smit.example |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Geplakt": pasted})
    outcome = done(path, Request(rows=Rows("Geplakt", 2, 3, (1, 1), hidden=frozenset({3})), what="alles"))
    assert column(path, "Geen reclame") == [None, "alles", "alles", "liever geen post", "nee"]
    assert "1 cel." in outcome.messages[0]


def test_the_plan_says_how_many_and_names_twenty(tmp_path):
    many = "| Klantnummer | Naam |\n|---|---|\n" + "\n".join(f"| K{one} | Naam {one} |" for one in range(25))
    path = workbook_from_markdown(tmp_path, {"Klanten": many})
    plans = []
    done(path, Request(rows=Rows("Klanten", 2, 26)), plans.append)
    assert plans[0][0] == "Afmelden voor reclame: 25 klanten."
    assert (len(plans[0]), plans[0][-1]) == (22, "  en nog 5 klanten")


def test_a_totals_row_under_the_log_does_not_stop_it(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})
    book = openpyxl.load_workbook(path)
    log, headers = book.create_sheet("Toestemmingen"), ["Klantnummer", "Kanaal", "Gegeven of ingetrokken", "Datum"]
    for row in (headers, ["K1", "e-mail", "gegeven", date(2025, 1, 1)], ["Totaal", None, None, None]):
        log.append(row)
    table = Table(displayName="Log", ref="A1:D3", totalsRowCount=1)
    table._initialise_columns()
    for one, name in zip(table.tableColumns, headers, strict=True):
        one.name = name
    log.add_table(table)
    book.save(path)
    outcome = done(path, Request(customers=["K1"]))
    assert column(path, "Geen reclame")[0] == "alles"
    assert outcome.findings.with_code("opt-out-no-room")
    assert len(sheet(path, "Toestemmingen")) == 2
    assert not any("staan op de tab Toestemmingen" in line for line in outcome.messages)


@pytest.mark.parametrize(
    ("header", "cells", "word"),
    [
        ("Bezwaar", ["nee", "nee"], "ja"),
        ("Bezwaar", ["Nee", "Nee"], "Ja"),
        ("Bezwaar", ["", "Ja"], "Ja"),
        ("Geen reclame", ["nee", "nee"], "alles"),
        ("Bezwaar", ["nee", "post"], "alles"),
        ("Bezwaar", ["", ""], "alles"),
    ],
)
def test_where_the_owner_answers_with_ja_and_nee_it_is_ja(tmp_path, header, cells, word):
    own = f"| Klantnummer | Naam | {header} |\n|---|---|---|\n| K1 | Een | {cells[0]} |\n| K2 | Twee | {cells[1]} |"
    path = workbook_from_markdown(tmp_path, {"Klanten": own})
    done(path, Request(customers=["K1"]))
    assert column(path, header)[0] == word
    assert read_data(FileBook.open(path)).customers.frame["no_advertising"].iloc[0] == "alles"
