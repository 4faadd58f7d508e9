"""The compression of VBA source: what another reader unpacks is what went in."""

from hypothesis import given
from hypothesis import strategies as st
from pyopenvba.vba import decompress

from klantenbestand.install.ovba_compression import compressed
from klantenbestand.install.vba_modules import modules


@given(st.binary(max_size=300) | st.text("ab \r\n", max_size=9000).map(str.encode))
def test_what_went_in_comes_out(data):
    assert decompress(compressed(data)) == data


def test_the_example_of_the_specification():
    """MS-OVBA 3.2.2, the normal example."""
    text = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    assert compressed(text) == bytes.fromhex(
        "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70"
        "06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"
    )


def test_chunks_of_4096_bytes_stand_alone():
    data = bytes(range(256)) * 16 + b"after the chunk" * 300
    assert decompress(compressed(data)) == data


def test_bytes_that_cannot_be_packed_stay_as_they_are():
    """4096 different pairs: with its flags the chunk would be larger than it was."""
    data = b"".join((number * 40503 % 65536).to_bytes(2, "big") for number in range(2048))
    packed = compressed(data)
    assert len(packed) == 1 + 2 + 4096
    assert decompress(packed) == data


def test_our_source_gets_smaller():
    source = next(module.source for module in modules() if module.name == "xlwings").encode()
    assert len(compressed(source)) < len(source) / 2
