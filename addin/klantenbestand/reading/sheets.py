"""Which sheet of the owner is which of ours: by setting, name, other name or content; his result tabs never."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import Book, SheetInfo, TableInfo
from klantenbestand.reading.blocks import Block, Fit, best_fit, blocks_of, fit_of
from klantenbestand.reading.headers import lacking, near_misses
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import Column, DataSheet
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import SETTINGS, Settings
from klantenbestand.words.sheets import (
    CAMPAIGNS,
    CONSENTS,
    CONTACTS,
    CUSTOMERS,
    DATA_SHEETS,
    MAIN_SHEETS,
    MEMORY_SHEET,
    NUMBERS,
    PURCHASES,
    SETTINGS_SHEET,
    START_SHEET,
)
from klantenbestand.words.wording import listing

_OURS = frozenset(fold(name) for name in (SETTINGS_SHEET, START_SHEET, MEMORY_SHEET))
_AROUND_NAME = re.compile(r"^(?:tbl|tabel|t_)|\d+|\([^)]*\)", re.IGNORECASE)  # "tblKlanten", "Aankopen 2023"
# How many telling columns give a sheet away by its content alone; a list that merely has a date and an amount, such
# as a bank statement, is none of ours.
_ENOUGH_TELLING = {"customers": 3, "purchases": 3, "contacts": 2, "campaigns": 3, "consents": 3, "numbers": 1}
# A list of orders may carry names and addresses; a list of customers has no date and amount. So orders go first.
_BY_CONTENT = (PURCHASES, CONTACTS, CUSTOMERS, CAMPAIGNS, CONSENTS, NUMBERS)
_OF_A_CUSTOMER = {"purchases": ("customer", "order")}  # one of these as well


class How(IntEnum):
    """How a sheet was recognised, the best first."""

    SETTING = 0
    NAME = 1
    ALIAS = 2
    PART_OF_NAME = 3
    CONTENT = 4


@frozen
class Candidate:
    """A sheet that may be one of ours, with the block that serves best."""

    how: How
    name: str
    fit: Fit


@frozen
class Found:
    """The sheets that were recognised and can be used, by key; and the needed columns that others lack, by key."""

    sheets: Mapping[str, Candidate]
    lacking: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]


def find_sheets(book: Book, settings: Settings) -> Found:
    """Which sheet is Klanten, Aankopen, Contacten, Campagnes, Toestemmingen and Nummers.

    Sheets by name are given out before sheets by content, so that none is taken twice.
    """
    search = _Search(book, settings)
    for how in How:
        for sheet in DATA_SHEETS if how < How.CONTENT else _BY_CONTENT:
            if sheet.key not in search.chosen:
                search.choose(sheet, how)
    findings, missing = [*search.findings], {}
    for sheet in DATA_SHEETS:
        if sheet.key in search.chosen:
            findings += _about_choice(sheet, search.chosen[sheet.key], search.rivals(sheet))
        elif half := search.half_found(sheet):
            missing[sheet.key] = tuple(column.header for column in lacking(sheet, half.fit.headers.columns))
            findings += _about_lacking(sheet, half)
        elif empty := search.empty(sheet):
            findings.append(Finding("sheet-empty", empty, details={"name": sheet.name}))
        elif sheet in MAIN_SHEETS:
            findings.append(Finding(f"{sheet.key}-sheet-missing", details={"name": sheet.name}))
    return Found(search.chosen, missing, tuple(findings))


class _Search:
    """The sheets and blocks of one workbook, and which of them have been given out."""

    def __init__(self, book: Book, settings: Settings) -> None:
        self.book = book
        self.tables: Sequence[TableInfo] = book.tables()
        self.infos = [info for info in book.sheets() if not info.tab and fold(info.name) not in _OURS]
        self.unwanted = "incl" if settings.amounts == "exclusief btw" else "excl"
        self.chosen: dict[str, Candidate] = {}
        self.findings: list[Finding] = []
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self._set = {sheet.key: self._from_settings(sheet, settings) for sheet in DATA_SHEETS}

    def _from_settings(self, sheet: DataSheet, settings: Settings) -> str:
        """The owner's name of the sheet that the settings give for this one; "" where they give none that exists."""
        wanted = getattr(settings, f"{sheet.key}_sheet", "")
        for info in self.infos:
            if wanted and info.name.casefold() == wanted.casefold():
                return info.name
        if wanted:
            self.findings.append(
                Finding("setting-sheet-unknown", SETTINGS_SHEET, details={"name": wanted, "setting": setting_of(sheet)})
            )
        return ""

    def choose(self, sheet: DataSheet, how: How) -> None:
        """Give out the best block that is recognised in this way and has all needed columns."""
        complete = [one for one in self._candidates(sheet, how) if one.fit.complete]
        if complete:
            self.chosen[sheet.key] = max(complete, key=lambda one: (one.fit.is_table, one.fit.score))

    def rivals(self, sheet: DataSheet) -> list[Candidate]:
        """Other sheets that could be this one just as well by their name; by content only where nothing else is."""
        choice = self.chosen[sheet.key]
        if choice.how is How.SETTING:
            return []
        last = How.CONTENT if choice.how is How.CONTENT else How.PART_OF_NAME
        found = [one for how in How if how <= last for one in self._candidates(sheet, how) if one.fit.complete]
        return [one for one in found if one.name != choice.name]

    def half_found(self, sheet: DataSheet) -> Candidate | None:
        """A sheet that by its name is meant as this one, but lacks a needed column."""
        for how in (How.SETTING, How.NAME, How.ALIAS):
            for one in self._candidates(sheet, how, least=0 if how is not How.ALIAS else 2):
                return one
        return None

    def empty(self, sheet: DataSheet) -> str:
        """The sheet that has this name but holds nothing; "" where there is none."""
        named = (info.name for info in self.infos if self._recognised(sheet, info, How.NAME))
        return next((name for name in named if not self._free_blocks(name)), "")

    def _candidates(self, sheet: DataSheet, how: How, least: int = 1) -> Iterator[Candidate]:
        for info in self.infos:
            if not self._recognised(sheet, info, how):
                continue
            free = self._free_blocks(info.name)
            fit = best_fit(sheet, free, self.unwanted)
            if fit is None and least == 0 and free:
                fit = fit_of(sheet, free[0])
            if fit and len(fit.headers.columns) >= least and (how < How.CONTENT or _telling(sheet, fit)):
                yield Candidate(how, info.name, fit)

    def _recognised(self, sheet: DataSheet, info: SheetInfo, how: How) -> bool:
        name = fold(info.name)
        if how is How.SETTING:
            return info.name == self._set[sheet.key]
        if how is How.NAME:
            return name == fold(sheet.name)
        if how is How.ALIAS:
            return name in _other_names(sheet)
        if how is How.PART_OF_NAME:
            tables = [table.name for table in self.tables if table.sheet == info.name]
            parts = {fold(_AROUND_NAME.sub(" ", text)) for text in (info.name, *tables)}
            return bool(parts & {fold(sheet.name), *_other_names(sheet)})
        return info.visible

    def _free_blocks(self, name: str) -> tuple[Block, ...]:
        if name not in self._blocks:
            self._blocks[name] = blocks_of(self.book, name, self.tables)
        taken = [one.fit.block.area for one in self.chosen.values() if one.name == name]
        return tuple(
            block
            for block in self._blocks[name]
            if not any(_overlap(block, area.first_column, area.last_column) for area in taken)
        )


def _overlap(block: Block, first: int, last: int) -> bool:
    return block.area.first_column <= last and first <= block.area.last_column


def _other_names(sheet: DataSheet) -> set[str]:
    return {fold(alias) for alias in sheet.aliases}


def _telling(sheet: DataSheet, fit: Fit) -> bool:
    keys = fit.headers.columns.keys()
    either = _OF_A_CUSTOMER.get(sheet.key, tuple(keys))
    return len(keys & set(sheet.telling)) >= _ENOUGH_TELLING[sheet.key] and any(key in keys for key in either)


def setting_of(sheet: DataSheet) -> str:
    """The name of the setting that says which tab this sheet is; "" where there is none."""
    return next((setting.name for setting in SETTINGS if setting.key == f"{sheet.key}_sheet"), "")


def _about_choice(sheet: DataSheet, choice: Candidate, rivals: Sequence[Candidate]) -> list[Finding]:
    found = []
    if choice.how is How.CONTENT:
        code = "sheet-by-content" if setting_of(sheet) else "sheet-by-content-rename"
        found.append(Finding(code, choice.name, details={"name": sheet.name, "setting": setting_of(sheet)}))
    found += [
        Finding("sheet-not-read", rival.name, details={"name": sheet.name, "read": choice.name})
        for rival in {rival.name: rival for rival in rivals}.values()
    ]
    return found


def _about_lacking(sheet: DataSheet, half: Candidate) -> list[Finding]:
    """An error for each needed column, with what it may be called and which header looks like it."""
    headers = half.fit.headers
    near = near_misses(sheet, headers)
    found = []
    for column in lacking(sheet, headers.columns):
        details: dict[str, object] = {"name": column.header, "others": _other_headers(column)}
        if column.key in near:
            number = near[column.key]
            details |= {"near": headers.texts[number], "letter": column_letters(number)}
        code = "column-missing-near" if column.key in near else "column-missing"
        found.append(Finding(code, half.name, details=details))
    return found


def _other_headers(column: Column) -> str:
    """A few other names for the column, each in one spelling."""
    spellings = {fold(alias): alias for alias in reversed(column.aliases)}
    return listing(list(reversed(spellings.values()))[:3]).replace(" en ", " of ")
