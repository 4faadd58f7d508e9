"""The sheet on which one of our tabs stands, or will stand: a sheet of that name without our mark is the owner's.

Of two sheets with the mark of one tab (Excel copies it along with a sheet) the one that is named as the tab is ours.
"""

from collections.abc import Iterable

from klantenbestand.book.protocol import SheetInfo


def sheet_name(sheets: Iterable[SheetInfo], tab: str) -> str:
    """The name of the sheet that holds our `tab`; else its own name, with " (KB)" where the owner has one so named.

    >>> sheet_name([SheetInfo("Start")], "Start")
    'Start (KB)'
    >>> sheet_name([SheetInfo("Mijn seizoen", tab="Seizoen")], "Seizoen")
    'Mijn seizoen'
    >>> sheet_name([SheetInfo("Seizoen (2)", tab="Seizoen"), SheetInfo("Seizoen", tab="Seizoen")], "Seizoen")
    'Seizoen'
    """
    every = list(sheets)
    marked = [sheet.name for sheet in every if sheet.tab == tab]
    if marked:
        return next(
            (name for name in marked if name.casefold() in (tab.casefold(), f"{tab} (kb)".casefold())), marked[0]
        )
    taken = {sheet.name.casefold() for sheet in every}
    name, number = tab, 1
    while name.casefold() in taken:
        name = f"{tab} (KB)" if number == 1 else f"{tab} (KB {number})"
        number += 1
    return name
