"""The log: kinds of errors and places in the code, nothing that belongs to the user."""

from datetime import UTC, datetime

from klantenbestand.install import error_log
from klantenbestand.install.error_log import error_lines, log_file, write_error

NOW = datetime(2026, 11, 15, 9, 30, tzinfo=UTC)


def failed() -> Exception:
    """An error with a name in it, from another one."""
    try:
        try:
            raise KeyError("mevrouw Jansen")
        except KeyError as first:
            raise ValueError("jo@example.org") from first
    except ValueError as error:
        return error


def test_it_tells_where_and_what_kind_but_no_values():
    text = error_lines(failed(), "controleren", NOW)
    assert text.startswith("2026-11-15 09:30:00 controleren, klantenbestand ")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_error_log.py:" in text
    assert "Jansen" not in text
    assert "example.org" not in text
    assert "/" not in text.replace("site-packages/", "").replace("klantenbestand/", ""), "no folder of the user"


def test_entries_add_up_and_an_old_half_goes(monkeypatch):
    monkeypatch.setattr(error_log, "_LARGEST", 2000)
    for _ in range(60):
        write_error(failed(), "controleren", NOW)
    text = log_file().read_text(encoding="utf-8")
    assert len(text) < 2000 + len(error_lines(failed(), "controleren", NOW))
    assert text.startswith("2026-11-15"), "whole entries"
