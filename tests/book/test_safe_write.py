import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from klantenbestand.book import safe_write
from klantenbestand.book.safe_write import check_target, is_open_elsewhere, write_file
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.texts import ERRORS


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "Klanten.xlsx"
    path.write_bytes(b"oud")
    return path


def refused(target, write=lambda stream: stream.write(b"nieuw"), **options):
    """The code of the error, after which the folder is as it was."""
    before = {path.name: path.read_bytes() for path in target.parent.iterdir() if path.is_file()}
    with pytest.raises(SafetyError) as caught:
        write_file(target, write, **options)
    assert {path.name: path.read_bytes() for path in target.parent.iterdir() if path.is_file()} == before
    assert ERRORS[caught.value.code].format(**caught.value.details)
    return caught.value.code


def fails(number):
    def write(stream):
        stream.write(b"half")
        raise OSError(number, os.strerror(number))

    return write


def test_the_new_contents_take_the_place_of_the_old_and_nothing_is_left_beside(old):
    write_file(old, lambda stream: stream.write(b"nieuw"))
    assert old.read_bytes() == b"nieuw"
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_a_file_that_is_not_there_yet_is_made(tmp_path):
    write_file(tmp_path / "a.xlsx", lambda stream: stream.write(b"nieuw"))
    assert (tmp_path / "a.xlsx").read_bytes() == b"nieuw"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "folder-read-only"),
        (errno.EACCES, "folder-read-only"),
        (errno.ENAMETOOLONG, "path-too-long"),
        (errno.EIO, "write-failed"),
    ],
)
def test_when_the_disk_refuses_the_old_file_is_whole(old, number, code):
    assert refused(old, fails(number)) == code


def test_when_the_program_itself_fails_the_old_file_is_whole_and_the_error_is_told(old):
    with pytest.raises(ZeroDivisionError):
        write_file(old, lambda _stream: 1 // 0)
    assert [path.read_bytes() for path in old.parent.iterdir()] == [b"oud"]


def test_when_someone_stops_the_program_nothing_is_left_beside(old):
    def stop(_stream):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(old, stop)
    assert [path.read_bytes() for path in old.parent.iterdir()] == [b"oud"]


def test_the_last_moment_to_stop_is_just_before_the_file_takes_its_place(old):
    def changed():
        assert old.read_bytes() == b"oud"
        raise SafetyError("file-changed-meanwhile", file=old.name)

    assert refused(old, before_replace=changed) == "file-changed-meanwhile"


@pytest.mark.parametrize("lock", ["~$Klanten.xlsx", ".~lock.Klanten.xlsx#"])
def test_a_file_that_a_spreadsheet_program_has_open_is_left_alone(old, lock):
    old.with_name(lock).write_bytes(b"Jo")
    assert is_open_elsewhere(old)
    assert refused(old) == "file-open-elsewhere"


def test_excel_that_opens_the_file_while_we_write_is_noticed(old):
    def write(stream):
        stream.write(b"nieuw")
        old.with_name("~$Klanten.xlsx").write_bytes(b"Jo")

    with pytest.raises(SafetyError) as caught:
        write_file(old, write)
    assert caught.value.code == "file-open-elsewhere"
    assert old.read_bytes() == b"oud"


def test_on_windows_a_file_that_cannot_be_replaced_is_tried_again_and_then_refused(old, monkeypatch):
    pauses = []
    monkeypatch.setattr(safe_write.time, "sleep", pauses.append)

    def replace(_self, _target):
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", replace)
    assert refused(old) == "file-open-elsewhere"
    assert len(pauses) == 4


def test_a_scanner_that_lets_go_in_time_does_no_harm(old, monkeypatch):
    monkeypatch.setattr(safe_write.time, "sleep", lambda _seconds: None)
    replace, tries = Path.replace, []

    def busy_twice(self, target):
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy_twice)
    write_file(old, lambda stream: stream.write(b"nieuw"))
    assert old.read_bytes() == b"nieuw"


def test_a_folder_a_missing_folder_and_a_long_path_are_named_beforehand(tmp_path, monkeypatch):
    for target, code in ((tmp_path, "target-is-folder"), (tmp_path / "er niet" / "a.xlsx", "target-folder-missing")):
        with pytest.raises(SafetyError) as caught:
            check_target(target)
        assert caught.value.code == code
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SafetyError) as caught:
        check_target(tmp_path / f"{'a' * 218}.xlsx")
    assert caught.value.code == "path-too-long"


def test_a_file_marked_read_only_is_not_replaced(old, monkeypatch):
    monkeypatch.setattr(safe_write.os, "access", lambda _path, _mode: False)
    assert refused(old) == "file-read-only"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_who_may_read_the_file_does_not_change(old):
    old.chmod(0o640)
    write_file(old, lambda stream: stream.write(b"nieuw"))
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs rights there")
def test_of_a_link_the_file_behind_it_is_written(old, tmp_path):
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "link.xlsx"
    link.symlink_to(old)
    write_file(link, lambda stream: stream.write(b"nieuw"))
    assert link.is_symlink()
    assert old.read_bytes() == b"nieuw"
