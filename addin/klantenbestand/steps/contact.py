"""The button *Contact noteren*: a talk more in *Contacten*, with day, customer and channel filled in.

In Excel nothing is asked: the new row itself is the form, with its drop-downs, the same on Windows and Mac. VBA's
InputBox holds one line at a time, and the free part of xlwings has none.
"""

from collections.abc import Mapping
from datetime import date

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellContent
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.changing import NewRow, change, standard
from klantenbestand.steps.customer_card import sharing, who_is
from klantenbestand.steps.found_customers import customers_meant, not_one
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CONTACTS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing, short_day

STEP = "contact"
USUAL_CHANNEL = "telefoon"
_TYPED_NEXT = ("subject", "report")  # where a person goes on


@frozen
class Talk:
    """What was talked about, as far as it is known yet; "" and None are left empty.

    `channel` "": by telephone, where *Contacten* has a column for it.
    """

    channel: str = ""
    direction: str = ""
    subject: str = ""
    report: str = ""
    response: str = ""
    follow_up: str = ""
    follow_up_date: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything worth a row is known."""
        return any((self.subject, self.report, self.response, self.follow_up, self.follow_up_date))


@frozen
class Cursor:
    """A cell of the owner's: where a person goes on typing."""

    sheet: str
    row: int
    column: int


def contact(book: Book, run: Run, wanted: str | Rows, talk: Talk) -> tuple[Outcome, Cursor | None]:
    """Write down a talk with the customer that was typed, or on whose row someone stands; on the peildatum.

    Where not one customer fits nothing is written, and `json["bestand"]` stays None. The cursor is the cell of the new
    row to go on in. Raises as `change` and `customers_meant`, and UsageError for someone who is not in *Klanten*.
    """
    data = read_data(book)
    found = customers_meant(book, data, wanted)
    if len(found) != 1:
        hits = not_one(STEP, run, data, found, wanted)
        return Outcome(STEP, hits.findings, hits.messages, {**hits.json, "bestand": None}), None
    number, row = followed(found[0].number, data.merged), found[0].row
    name, fields = who_is(data, row)
    if not number:
        raise UsageError("customer-numberless", name=name)
    if data.customers is not None and not fields:
        raise UsageError("customer-unlisted", number=number)
    others = sharing(data, number, row)
    shared = [Finding("customer-number-shared", details={"number": number, "others": listing(others)})]
    findings = Findings.of(shared if others else [])
    values = _values(data, number, run.peildatum, talk)
    changed = change(book, run, STEP, data, [NewRow("contacts", values)], finish=standard(book, run))
    sheet = changed.after.data.contacts
    assert sheet is not None
    findings += changed.own
    new_row = int(sheet.frame.index.max())
    written = {"klantnummer": number, "rij": new_row, "bestand": str(book.place)}
    json = {**base_json(STEP, run, findings), **written}
    copied = () if book.in_place else (done("merge.copy"),)
    messages = (_sentence(name, number, values), *in_words(findings), *copied)
    return Outcome(STEP, findings, messages, json), _cursor(sheet, new_row)


def _values(data: Data, number: str, day: date, talk: Talk) -> Mapping[str, CellContent]:
    """The filled cells of the new row. What was not asked for makes no new column in the owner's sheet."""
    has_channel = data.contacts is None or "channel" in data.contacts.headers
    channel = talk.channel or (USUAL_CHANNEL if has_channel else "")
    values: dict[str, CellContent] = {
        "date": day,
        "customer": number,
        "channel": channel,
        "direction": talk.direction,
        "subject": talk.subject,
        "report": talk.report,
        "response": talk.response,
        "follow_up": talk.follow_up,
        "follow_up_date": talk.follow_up_date,
    }
    return {key: value for key, value in values.items() if value not in ("", None)}


def _sentence(name: str, number: str, values: Mapping[str, CellContent]) -> str:
    told_already = ("date", "customer", "report")
    rest = [
        short_day(value) if isinstance(value, date) else str(value)
        for key, value in values.items()
        if key not in told_already
    ]
    day = values["date"]
    assert isinstance(day, date)
    return told("contact.done", name=name or number, number=number, what=", ".join([short_day(day), *rest]))


def _cursor(sheet: SheetData, row: int) -> Cursor:
    """The first cell of the new row that a person fills in; else the row's first."""
    key = next((key for key in (*_TYPED_NEXT, CONTACTS.columns[0].key) if key in sheet.letters), "customer")
    return Cursor(sheet.name, row, column_number(sheet.letters[key]))
