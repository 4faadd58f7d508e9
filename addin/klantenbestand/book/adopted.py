"""Our sheets with all that hangs on them, ready for the owner's package: new names, his styles, free numbers."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from klantenbestand.book.package import Package
from klantenbestand.book.part_names import PartNames
from klantenbestand.book.relations import RELS_TYPE, reachable, rels_part, retargeted
from klantenbestand.book.sheet_rewrite import inline_strings, rewritten_sheet, rewritten_table, xml_bytes
from klantenbestand.book.styles_merge import StyleMap
from klantenbestand.words.frozen import frozen

Contents = bytes | tuple[Package, str] | Callable[[], Iterator[bytes | memoryview]]


@frozen
class Adopted:
    """`parts`: new name -> contents, or the package and part it is a copy of, or what makes them piece by piece;
    `types`: their content types; `sheets`: name of the sheet -> its new part."""

    parts: Mapping[str, Contents]
    types: Mapping[str, str]
    sheets: Mapping[str, str]


@frozen
class TableNumbers:
    """The table numbers in the owner's workbook: `known` of all tables by name, `taken` those that stay in use.

    A table of ours that stood there keeps its number, because slicers elsewhere name it.
    """

    known: Mapping[str, int]
    taken: Collection[int]


def adopt(
    tabs: Package,
    sheets: Mapping[str, bool],
    names: PartNames,
    styles: StyleMap,
    *,
    table_numbers: TableNumbers,
) -> Adopted:
    """The sheets by name (and whether each is the selected one) with everything that can be reached from them."""
    starts = {sheet.name: sheet.part for sheet in tabs.sheets if sheet.name in sheets}
    # in the order of the sheets, so that the same tabs get the same names at every run
    order = [part for name in sheets for part in _in_order(tabs, starts[name])]
    renamed = {part: names.like(part) for part in dict.fromkeys(order)}
    selected = {starts[name] for name, is_selected in sheets.items() if is_selected}
    numbers = _table_numbers(tabs, list(renamed), table_numbers)
    strings = _strings(tabs)
    parts: dict[str, Contents] = {}
    types: dict[str, str] = {}
    for part, name in renamed.items():
        types[name] = tabs.content_type(part)
        if part in starts.values():
            parts[name] = rewritten_sheet(tabs.read(part), styles, strings, part in selected)
        elif part in numbers:
            parts[name] = rewritten_table(tabs.read(part), styles, numbers[part])
        else:
            parts[name] = (tabs, part)
        rels = tabs.find(rels_part(part))
        if rels:
            root = tabs.xml(rels)
            retargeted(root, {rel.id: rel.target for rel in tabs.rels_of(part).values()}, renamed, name)
            parts[rels_part(name)] = xml_bytes(root)
            types[rels_part(name)] = RELS_TYPE
    return Adopted(parts, types, {name: renamed[part] for name, part in starts.items()})


def _in_order(tabs: Package, sheet: str) -> Iterator[str]:
    found = reachable(tabs, [sheet], closed=[tabs.workbook_part])
    yield sheet
    yield from sorted(found - {sheet}, key=lambda part: (len(part), part))  # chart2 before chart10


def _table_numbers(tabs: Package, parts: Sequence[str], owner: TableNumbers) -> dict[str, int]:
    ours = {table.part: table.name for table in tabs.tables if table.part in parts}
    used = set(owner.taken)
    numbers: dict[str, int] = {}
    for part in (part for part in parts if ours.get(part, "") in owner.known):
        number = owner.known[ours[part]]
        if number not in used:
            numbers[part] = number
            used.add(number)
    for part in (part for part in parts if part in ours and part not in numbers):
        numbers[part] = next(number for number in range(1, len(used) + 2) if number not in used)
        used.add(numbers[part])
    return numbers


def _strings(tabs: Package) -> list[bytes]:
    rels = tabs.rels_of(tabs.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "sharedStrings" and rel.target), "")
    return inline_strings(tabs.read(part)) if part else []
