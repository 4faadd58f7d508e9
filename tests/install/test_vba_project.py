"""The VBA project: another reader finds the modules, and the words that say there is no password."""

import struct

import pytest
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project

from install.compound_check import check
from klantenbestand.install.vba_modules import modules
from klantenbestand.install.vba_project import Kind, Module, vba_project

ONE = [Module("Een", Kind.STANDARD, 'Attribute VB_Name = "Een"\r\nSub A()\r\nEnd Sub\r\n')]


def decrypted(text: str, identity: str) -> bytes:
    """Data Decryption of MS-OVBA 2.4.3.3, written from the specification apart from the encryption."""
    data = bytes.fromhex(text)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2
    assert key == sum(identity.encode()) & 0xFF
    plain, one, two, rest = key, data[2], data[1], []
    for byte in data[3:]:
        plain = byte ^ ((two + plain) & 0xFF)
        two, one = one, byte
        rest.append(plain)
    rest = rest[(seed & 6) // 2 :]
    (length,) = struct.unpack("<I", bytes(rest[:4]))
    assert len(rest) == 4 + length
    return bytes(rest[4:])


def test_the_decryption_reads_what_xlwings_wrote():
    """The strings of xlwings' own add-in, which Excel reads: no protection, no password, visible."""
    identity = "{318BEE36-5BE1-492A-826D-473DB19B0F30}"
    assert decrypted("5D5F8AADDAA8DEA8DEA8DEA8DE", identity) == bytes(4)
    assert decrypted("5D5F8AADDAADDBADDBAD", identity) == b"\0"
    assert decrypted("5D5F8AADDAADDBADDB52", identity) == b"\xff"


def test_the_project_is_not_locked_and_has_no_password():
    streams, wrong = check(vba_project("Klantenbestand", ONE))
    assert wrong == []
    lines = dict(line.split("=", 1) for line in streams["PROJECT"].decode().split("\r\n") if "=" in line)
    identity = lines["ID"].strip('"')
    assert decrypted(lines["CMG"].strip('"'), identity) == bytes(4)
    assert decrypted(lines["DPB"].strip('"'), identity) == b"\0"
    assert decrypted(lines["GC"].strip('"'), identity) == b"\xff"
    assert lines["Name"] == '"Klantenbestand"'


def test_another_reader_finds_all_modules_as_they_went_in():
    written = modules()
    project = parse_vba_project(CFB.from_bytes(vba_project("Klantenbestand", written)))
    assert project.name == "Klantenbestand"
    assert [(module.name, module.source) for module in project.modules] == [
        (module.name, module.source) for module in written
    ]


def test_it_says_that_there_is_only_source():
    streams, _ = check(vba_project("Klantenbestand", ONE))
    assert streams["VBA/_VBA_PROJECT"] == bytes.fromhex("CC61 FFFF 00 0100")


def test_the_same_modules_give_the_same_bytes():
    assert vba_project("Klantenbestand", modules()) == vba_project("Klantenbestand", modules())


def test_a_letter_that_vba_cannot_hold_is_refused():
    with pytest.raises(ValueError, match=r"can.t encode"):
        vba_project("Klantenbestand", [Module("Een", Kind.STANDARD, "' \u0142\r\n")])
