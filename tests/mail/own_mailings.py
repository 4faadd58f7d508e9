"""Mailings of an owner for tests: folders with the files that the test itself shows."""

from collections.abc import Mapping
from pathlib import Path

from klantenbestand.mail.templates import OWN_FOLDER, Mailing, load_mailing


def own_mailing(beside: Path, files: Mapping[str, str | bytes], name: str = "lente") -> Path:
    """The folder of a mailing beside a workbook; onderwerp.txt and tekst.txt are there unless `files` has them."""
    folder = beside / OWN_FOLDER / name
    folder.mkdir(parents=True)
    for file, content in {"onderwerp.txt": "Lente", "tekst.txt": "{{ aanhef }}", **files}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / file).write_bytes(data)
    return folder


def loaded(beside: Path, files: Mapping[str, str | bytes]) -> Mailing:
    """That mailing, loaded and checked."""
    own_mailing(beside, files)
    return load_mailing("lente", beside)
