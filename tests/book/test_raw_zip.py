import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.raw_zip import RawZipWriter, ZipTooLargeError
from owner_books import raw_parts


def packed(entries, **options):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", **options) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def copied(data, added=None, renamed=None):
    stream = BytesIO()
    writer = RawZipWriter(stream)
    raw = raw_parts(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            writer.copy(info, raw[info.filename][1], (renamed or {}).get(info.filename, ""))
    for name, contents in (added or {}).items():
        writer.add(name, contents)
    writer.close()
    return stream.getvalue()


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\\/"), min_size=1, max_size=12
)
ENTRIES = st.dictionaries(NAMES, st.binary(max_size=200), max_size=5)


@given(ENTRIES, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]), st.binary(max_size=50))
def test_copied_entries_are_the_same_bytes_and_unpack_to_the_same(entries, compression, new):
    before = packed(entries, compression=compression)
    after = copied(before, {"nieuw.xml": new})
    with zipfile.ZipFile(BytesIO(after)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {**entries, "nieuw.xml": new}
    expected, found = raw_parts(before), raw_parts(after)
    assert {name: found[name] for name in expected if name != "nieuw.xml"} == {
        name: raw for name, raw in expected.items() if name != "nieuw.xml"
    }


def test_sizes_that_stood_behind_the_data_stand_before_it():
    """A program that writes a zip without going back (Excel for the web) puts the sizes behind the data."""
    stream = BytesIO()

    class OneWay:
        write, flush = stream.write, stream.flush

    with zipfile.ZipFile(OneWay(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a/>" * 100)
    with zipfile.ZipFile(BytesIO(stream.getvalue())) as archive:
        assert archive.infolist()[0].flag_bits & 0x8
    after = copied(stream.getvalue())
    with zipfile.ZipFile(BytesIO(after)) as archive:
        assert not archive.infolist()[0].flag_bits & 0x8
        assert archive.read("a.xml") == b"<a/>" * 100


def test_an_entry_can_get_another_name():
    with zipfile.ZipFile(BytesIO(copied(packed({"a.xml": b"x"}), renamed={"a.xml": "é/b.xml"}))) as archive:
        assert archive.read("é/b.xml") == b"x"


def test_the_same_input_gives_the_same_file():
    data = packed({"a.xml": b"x"})
    assert copied(data, {"b.xml": b"y"}) == copied(data, {"b.xml": b"y"})


def test_pieces_become_one_entry():
    stream = BytesIO()
    writer = RawZipWriter(stream)
    writer.add_pieces("groot.xml", (b"%d," % number for number in range(10_000)))
    writer.close()
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        assert archive.read("groot.xml") == b"".join(b"%d," % number for number in range(10_000))


def test_what_would_need_zip64_is_refused():
    writer = RawZipWriter(BytesIO())
    info = zipfile.ZipInfo("a")
    info.CRC, info.compress_size, info.file_size = 0, 0, 1 << 32
    with pytest.raises(ZipTooLargeError):
        writer.copy(info, b"")
