"""Where the result of a step goes when the owner's workbook itself is left alone, and what may be overwritten."""

import os
import zlib
from pathlib import Path

from klantenbestand.book.marks import marks_of
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.package import Package
from klantenbestand.book.relations import only_through, rels_part
from klantenbestand.book.transplant import HEAD, without_selection
from klantenbestand.words.errors import SafetyError, WorkbookError

SUFFIX = " - resultaat"
# A mark of its own: tabs of ours stand in the owner's workbook too, and that one may never be taken for a result.
_MARK = "_klantenbestand_resultaat"
ELSEWHERE = "ter-plaatse"

_CHUNK = 1 << 20
_MACROS = (".xlsm", ".xltm")


def result_path(source: Path, target: Path | None) -> Path:
    """Where the result of a workbook goes: `target`, or beside it as "<naam> - resultaat.xlsx" (the suffix once).

    >>> result_path(Path("Klanten.xlsx"), None).name
    'Klanten - resultaat.xlsx'
    >>> result_path(Path("Klanten - resultaat.xlsm"), None).name
    'Klanten - resultaat.xlsm'
    """
    if target is not None and not target.is_dir():
        return target
    stem = source.stem if source.stem.casefold().endswith(SUFFIX) else source.stem + SUFFIX
    return (source.parent if target is None else target) / f"{stem}{source.suffix}"


def check_result(source: Path, target: Path, there: Package | None) -> None:
    """Raises SafetyError or WorkbookError where the result may not go to `target`; `there` is the workbook of ours that
    stands in that place already, if there is one."""
    if target.suffix.lower() != source.suffix.lower():
        # Excel refuses to open macros in an .xlsx, and a workbook without them as an .xlsm
        raise WorkbookError("target-other-kind", file=target.name, suffix=source.suffix)
    if same_file(source, target):
        raise SafetyError("target-is-source", file=target.name)
    if target.exists() and there is None:
        raise SafetyError("target-not-ours", file=target.name)


def earlier_result(source: Path, target: Path) -> Package | None:
    """The result of an earlier run at `target`; None where there is nothing, or something that is not ours."""
    if same_file(source, target) or not target.is_file():
        return None
    try:
        package = Package.open(target)
    except WorkbookError:
        return None
    return package if is_result(package) else None


def is_result(package: Package) -> bool:
    """Whether this workbook was made by us as the result of a step."""
    return _mark_of(package) is not None


def result_mark(changed: str) -> DefinedName:
    """The name that makes a workbook a result; `changed` is the fingerprint of the workbook that it was made from where
    it holds more than that (cells, columns, sheets of the owner that a step changed; ELSEWHERE where that was done in
    the result itself), else ""."""
    return DefinedName(_MARK, f'"1 {changed}"' if changed else '"1"', hidden=True)


def changed_from(result: Package) -> str:
    """The fingerprint of the workbook of which this result holds a changed state; "" where it holds none."""
    return (_mark_of(result) or "").strip('"').partition(" ")[2]


def _mark_of(package: Package) -> str | None:
    found = (name for name in package.defined_names if name.name.casefold() == _MARK and name.position is None)
    return next((name.formula for name in found), None)


def made_from(result: Package, source: Package) -> bool:
    """Whether all that is the owner's in a result is what stands in his workbook now, byte for byte (but for which
    sheet is selected, see `transplant`): then the tabs of earlier steps that stand in it are still of this workbook."""
    marked = [source.sheets[position].part for position in marks_of(source.defined_names)]
    ours = only_through(source, marked)
    rels = source.rels_of(source.workbook_part).values()
    edited = {source.workbook_part, source.find(rels_part(source.workbook_part)), source.find("[Content_Types].xml")}
    edited |= {rel.target for rel in rels if rel.kind in ("styles", "calcChain")}
    sheets = {sheet.part for sheet in source.sheets}
    for part in source.names:
        if part in edited or part in ours or part in {source.find(rels_part(our)) for our in ours}:
            continue
        twin = result.find(part)
        if not twin:
            return False
        same = _contents(result, twin) == _contents(source, part)
        if not same and not (part in sheets and _contents(result, twin) == _unselected_contents(source, part)):
            return False
    return True


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one file, however they are spelled."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())


def _unselected_contents(package: Package, part: str) -> tuple[int, int]:
    """As `_contents`, of a sheet when it is not selected."""
    with package.stream(part) as stream:
        data = without_selection(stream.read(HEAD))
        checksum, size = zlib.crc32(data), len(data)
        while data := stream.read(_CHUNK):
            checksum, size = zlib.crc32(data, checksum), size + len(data)
    return checksum, size


def _contents(package: Package, part: str) -> tuple[int, int]:
    info = package.info(part)
    return info.CRC, info.file_size
