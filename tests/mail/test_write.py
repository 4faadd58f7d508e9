"""The folder of a mailing: whole, never over another one, and without a trace when something fails."""

import itertools
from pathlib import Path

import pytest

from klantenbestand.mail import write
from klantenbestand.mail.plan import Recipient
from klantenbestand.mail.write import file_name, write_mailing
from klantenbestand.words.errors import SafetyError, TemplateError, UsageError
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.texts import error_sentence
from mail.example_plan import GOLDEN, example_plan
from mail.golden_files import same_as_golden
from mail.own_mailings import loaded
from mail.word_text import head_of, letters_of


def numbered():
    return (f"uniek-{number}" for number in itertools.count(1)).__next__


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_newsletter_of_the_example_word_for_word(tmp_path):
    """golden/nieuwsbrief/klanten.md is the input; every file of the folder lies beside it, the letters as text."""
    write_mailing(example_plan(), tmp_path / "uit", new_id=numbered())
    made = files(tmp_path / "uit")
    letters = made.pop("Brieven.docx")
    made["brieven.txt"] = ("\n---\n".join([head_of(letters), *letters_of(letters)]) + "\n").encode()
    same_as_golden(GOLDEN / "nieuwsbrief", {Path(name).name: data for name, data in made.items()})


def test_what_was_written_is_told(tmp_path):
    result = write_mailing(example_plan(), tmp_path / "a" / "b")
    assert (result.folder, result.mails, result.letters, result.left_out) == (tmp_path / "a" / "b", 3, 2, 3)
    assert {*result.files, *(f"Mails/mail-{number}.eml" for number in (10001, 10004, 10008))} == set(
        files(result.folder)
    )


def test_an_empty_folder_is_used_and_a_full_one_gets_a_new_folder_within(tmp_path):
    (tmp_path / "leeg").mkdir()
    assert write_mailing(example_plan(), tmp_path / "leeg").folder == tmp_path / "leeg"
    before = files(tmp_path / "leeg")
    second = write_mailing(example_plan(), tmp_path / "leeg").folder
    third = write_mailing(example_plan(), tmp_path / "leeg").folder
    assert second == tmp_path / "leeg" / "Mailing nieuwsbrief 2026-11-22"
    assert third == tmp_path / "leeg" / "Mailing nieuwsbrief 2026-11-22 (2)"
    after = files(tmp_path / "leeg")
    assert {name: after[name] for name in before} == before


def test_only_what_there_is(tmp_path):
    mails = write_mailing(example_plan(channels=["e-mail"]), tmp_path / "mails")
    assert set(mails.files) == {"Verzendlijst.csv", "Niet benaderd.csv", "Lees mij.txt"}
    letters = write_mailing(example_plan(channels=["post"], selection="Orders > 0"), tmp_path / "brieven")
    assert set(files(letters.folder)) == {"Brieven.docx", "Lees mij.txt"}
    nobody = write_mailing(example_plan(selection="Orders > 99"), tmp_path / "niemand")
    assert set(files(nobody.folder)) == {"Lees mij.txt"}


def test_drafts_without_a_sender(tmp_path):
    write_mailing(example_plan(settings=DEFAULTS), tmp_path / "uit")
    mail = (tmp_path / "uit" / "Mails" / "mail-10001.eml").read_bytes()
    assert b"From:" not in mail
    assert b"X-Unsent: 1" in mail
    assert b"Antwoord op deze mail met" in mail


def test_a_message_that_cannot_be_made_leaves_nothing(tmp_path):
    # The examples go well; the third customer's data does not.
    text = "{{ aanhef }}{% if klantnummer == '10008' %}{{ plaats|euro }}{% endif %}"
    plan = example_plan(loaded(tmp_path, {"tekst.txt": text}))
    with pytest.raises(TemplateError):
        write_mailing(plan, tmp_path / "uit")
    assert [path.name for path in tmp_path.iterdir()] == ["Mailings"]


def test_a_disk_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def full(*_arguments: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "readme", full)
    (tmp_path / "uit").mkdir()
    with pytest.raises(SafetyError) as caught:
        write_mailing(example_plan(), tmp_path / "uit")
    assert "Er is niets achtergebleven" in error_sentence(caught.value)
    assert list(tmp_path.iterdir()) == [tmp_path / "uit"]
    assert list((tmp_path / "uit").iterdir()) == []


def test_a_folder_that_is_held_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    tries = []
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "held")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    monkeypatch.setattr(write, "_PATIENCE", (0.0, 0.0, 0.0))
    assert write_mailing(example_plan(), tmp_path / "uit").folder.is_dir()
    tries.clear()
    monkeypatch.setattr(write, "_PATIENCE", (0.0,))
    with pytest.raises(SafetyError):
        write_mailing(example_plan(), tmp_path / "uit2")
    assert not (tmp_path / "uit2").exists()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "uit").write_text("van de eigenaar", "utf-8")
    with pytest.raises(UsageError):
        write_mailing(example_plan(), tmp_path / "uit")
    assert (tmp_path / "uit").read_text("utf-8") == "van de eigenaar"


@pytest.mark.parametrize(
    ("customer", "name"),
    [
        ("10023", "mail-10023.eml"),
        ("K-0012", "mail-K-0012.eml"),
        ("jansen", "mail-rij-7.eml"),
        ("../../weg", "mail-rij-7.eml"),
        ("a@example.nl", "mail-rij-7.eml"),
        ("12:34", "mail-rij-7.eml"),
        ("CON", "mail-rij-7.eml"),
        ("", "mail-rij-7.eml"),
        ("1" * 300, "mail-rij-7.eml"),
    ],
)
def test_a_file_name_holds_no_name_and_nothing_that_a_system_refuses(customer, name):
    assert file_name(Recipient(7, customer, "Jansen", "a@example.nl", {}), set()) == name


def test_two_customers_with_one_number_have_two_files():
    taken: set[str] = set()
    names = [file_name(Recipient(row, number, "", "", {}), taken) for row, number in ((2, "k1"), (3, "K1"), (4, "k1"))]
    assert names == ["mail-k1.eml", "mail-K1-rij-3.eml", "mail-k1-rij-4.eml"]


def test_progress_counts_every_message(tmp_path):
    seen: list[tuple[int, int]] = []
    write_mailing(example_plan(), tmp_path / "uit", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]
