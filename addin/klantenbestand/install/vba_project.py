"""Writes a VBA project from source text (MS-OVBA), source only: Excel compiles it when it loads.

xlwings' own add-ins are source-only too, so Excel on Windows and Mac is known to load that. The record set of the dir
stream is the one that EPPlus writes.
"""

import struct
import uuid
from collections.abc import Sequence
from enum import Enum

from klantenbestand.install.compound_file import compound_file
from klantenbestand.install.ovba_compression import compressed
from klantenbestand.words.frozen import frozen

_CODE_PAGE, _ENCODING = 1252, "cp1252"
_LANGUAGE = 0x0409
_COOKIE = 0xFFFF  # what a writer must put there (MS-OVBA 2.3.4.2.3.2.8)
_HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
# Only the two that every project has; VBA and Excel themselves need no record, as in EPPlus.
_REFERENCES = (
    ("stdole", "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\\Windows\\System32\\stdole2.tlb#OLE Automation"),
    (
        "Office",
        "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        "C:\\Program Files\\Common Files\\Microsoft Shared\\OFFICE16\\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)


class Kind(Enum):
    """What a module is in the project: its word in the stream PROJECT."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"  # behind the workbook or a sheet


@frozen
class Module:
    """A module of VBA: `source` begins with its Attribute lines and has CRLF line ends."""

    name: str
    kind: Kind
    source: str


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """The bytes of vbaProject.bin. The same modules give the same bytes.

    Raises ValueError for a source that cp1252 cannot hold.
    """
    streams: dict[str, bytes] = {
        "_VBA_PROJECT": struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0x0001),  # no cache: compile from source
        "dir": compressed(_dir(name, modules)),
    }
    for module in modules:
        streams[module.name] = compressed(module.source.encode(_ENCODING))
    return compound_file(
        {"VBA": streams, "PROJECT": _project(name, modules).encode(_ENCODING), "PROJECTwm": _names(modules)}
    )


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _both(number: int, unicode_number: int, text: str) -> bytes:
    """A text in the code page and in Unicode."""
    return _record(number, text.encode(_ENCODING)) + _record(unicode_number, text.encode("utf-16-le"))


def _dir(name: str, modules: Sequence[Module]) -> bytes:
    """The dir stream (2.3.4.2): the project, its references, its modules."""
    parts = [
        _record(0x0001, struct.pack("<I", 1)),  # 32-bit Windows: 64-bit Office writes and reads this one too
        _record(0x0002, struct.pack("<I", _LANGUAGE)),
        _record(0x0014, struct.pack("<I", _LANGUAGE)),
        _record(0x0003, struct.pack("<H", _CODE_PAGE)),
        _record(0x0004, name.encode(_ENCODING)),
        _both(0x0005, 0x0040, ""),
        _record(0x0006, b"") + _record(0x003D, b""),
        _record(0x0007, struct.pack("<I", 0)),
        _record(0x0008, struct.pack("<I", 0)),
        struct.pack("<HIIH", 0x0009, 4, 1, 0),  # PROJECTVERSION: its size says 4, the minor part follows
        _both(0x000C, 0x003C, ""),
    ]
    for reference, library in _REFERENCES:
        data = library.encode(_ENCODING)
        parts.append(_both(0x0016, 0x003E, reference))
        parts.append(_record(0x000D, struct.pack("<I", len(data)) + data + bytes(6)))
    parts.append(_record(0x000F, struct.pack("<H", len(modules))))
    parts.append(_record(0x0013, struct.pack("<H", _COOKIE)))
    parts += [_module(module) for module in modules]
    parts.append(_record(0x0010, b""))
    return b"".join(parts)


def _module(module: Module) -> bytes:
    standard = module.kind is Kind.STANDARD
    return b"".join(
        [
            _both(0x0019, 0x0047, module.name),
            _both(0x001A, 0x0032, module.name),
            _both(0x001C, 0x0048, ""),
            _record(0x0031, struct.pack("<I", 0)),  # the source begins at the beginning of the stream
            _record(0x001E, struct.pack("<I", 0)),
            _record(0x002C, struct.pack("<H", _COOKIE)),
            _record(0x0021 if standard else 0x0022, b""),
            _record(0x002B, b""),
        ]
    )


def _project(name: str, modules: Sequence[Module]) -> str:
    """The stream PROJECT (2.3.1): which modules there are, no password, not locked."""
    identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_OID, f"vba:{name}")).upper() + "}"
    lines = [f'ID="{identity}"']
    for module in modules:
        ending = "/&H00000000" if module.kind is Kind.DOCUMENT else ""
        lines.append(f"{module.kind.value}={module.name}{ending}")
    lines += [
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_encrypted(bytes(4), identity, 0x0A)}"',
        f'DPB="{_encrypted(bytes(1), identity, 0x14)}"',
        f'GC="{_encrypted(bytes([0xFF]), identity, 0x1E)}"',
        "",
        "[Host Extender Info]",
        _HOST,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "\r\n".join(lines) + "\r\n"


def _names(modules: Sequence[Module]) -> bytes:
    """PROJECTwm: each name in the code page and in Unicode."""
    return b"".join(m.name.encode(_ENCODING) + b"\0" + m.name.encode("utf-16-le") + b"\0\0" for m in modules) + b"\0\0"


def _encrypted(data: bytes, identity: str, seed: int) -> str:
    """Data Encryption of 2.4.3.2, with a fixed seed and fixed filling so that it comes out the same every time."""
    key = sum(identity.encode(_ENCODING)) & 0xFF
    out = [seed, seed ^ 2, seed ^ key]
    previous, before, plain = out[2], out[1], key
    ignored = [0x07] * ((seed & 6) // 2)
    for byte in [*ignored, *struct.pack("<I", len(data)), *data]:
        coded = byte ^ ((before + plain) & 0xFF)
        out.append(coded)
        previous, before, plain = coded, previous, byte
    return bytes(out).hex().upper()
