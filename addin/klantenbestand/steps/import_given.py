"""Which customer number who is new gets: never one that is or was another's."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from klantenbestand.reading.data import Data
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_memory import Before
from klantenbestand.steps.next_numbers import next_numbers


def own_numbers(buyers: Buyers, own: Iterable[str]) -> set[str]:
    """The numbers at sources that use the owner's."""
    sources = set(own)
    return {buyers.number(row) for row in map(int, buyers.frame.index) if buyers.source(row) in sources} - {""}


def may_be_back(buyers: Buyers, before: Before) -> Callable[[int, str], bool]:
    """Whether a buyer may have a number that is nobody's in *Klanten*: nobody else is remembered to have had it."""
    prints: dict[str, set[str]] = defaultdict(set)
    for text, number in before.customers.items():
        prints[number].add(text)

    def is_back(row: int, number: str) -> bool:
        return number not in prints or bool(prints[number] & set(buyers.prints.get(row, ())))

    return is_back


def numbers_of(data: Data) -> set[str]:
    """Those of the customers in *Klanten*."""
    return set() if data.customers is None else set(data.customers.frame["customer"].dropna())


def given_numbers(data: Data, kept: Iterable[str], added: Sequence[int], wished: Mapping[int, str]) -> dict[int, str]:
    """The numbers of who is added: his own where he has one in this file that is nobody's, else the next; `kept` are
    numbers of who bought before, or of nobody in *Klanten*."""
    own, used = _in_use(data)
    used |= set(kept)
    given, taken = dict[int, str](), set(own)
    for row in added:
        number = wished.get(row, "")
        if number and number not in taken:
            given[row] = number
            taken.add(number)
    rest = [row for row in added if row not in given]
    following = next_numbers([*own, *given.values()], used, len(rest))
    return {**given, **dict(zip(rest, following, strict=True))}


def _in_use(data: Data) -> tuple[list[str], set[str]]:
    """The numbers of the customers, and all that stand anywhere: none may come to mean somebody else."""
    own = [] if data.customers is None else [*data.customers.frame["customer"].dropna(), *data.customers.merged]
    used: set[str] = set()
    for sheet in (data.purchases, data.contacts, data.consents, data.numbers):
        for key in ("customer", "number_at_source") if sheet is not None else ():
            if sheet is not None and key in sheet.frame:
                used |= set(sheet.frame[key].dropna())
    return own, used
