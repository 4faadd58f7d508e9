"""The owner's word for an objection to everything, in a column that need not be ours."""

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellType
from klantenbestand.mail.objections import EVERYTHING
from klantenbestand.reading.data import Data
from klantenbestand.steps.opt_out_plan import OBJECTION
from klantenbestand.words.sheets import CUSTOMERS


def everything_word(book: Book, data: Data) -> str:
    """What stands in *Geen reclame* for an objection to everything: "ja" where his column holds ja and nee."""
    customers = data.customers
    if customers is None or OBJECTION not in customers.letters:
        return EVERYTHING
    column = column_number(customers.letters[OBJECTION])
    cells = book.read(customers.area, {column: CellType.TEXT}).frame[column].dropna()
    words = {str(cell).strip() for cell in cells} - {""}
    if {word.casefold() for word in words} & {*CUSTOMERS[OBJECTION].choices[1:]}:
        return EVERYTHING
    yes = next((word for word in sorted(words) if word.casefold() == "ja"), "")
    own = customers.headers[OBJECTION] != CUSTOMERS[OBJECTION].header
    if yes or not own or {word.casefold() for word in words} != {"nee"}:
        return yes or EVERYTHING
    return "Ja" if "Nee" in words else "ja"
