"""'Lees mij.txt' tells what is there, and no more."""

from klantenbestand.mail.readme import Written, readme
from klantenbestand.words.settings import DEFAULTS
from mail.example_plan import example_plan


def text(written: Written, **options) -> str:
    data = readme(example_plan(**options), written)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    return data.decode("utf-8-sig")


def test_one_mail_is_not_called_mails():
    told = text(Written(mails=1, letters=0, left_out=0, apostrophes=0))
    assert "1 mail," in told
    assert "1 adres:" in told
    for absent in ("Brieven.docx", "Niet benaderd.csv", "mailprogramma vult die in", "Een cel"):
        assert absent not in told


def test_letters_only():
    told = text(Written(mails=0, letters=1200, left_out=3, apostrophes=2))
    assert "1.200 brieven" in told
    assert "3 klanten" in told
    assert "(2 keer)" in told
    assert "Outlook" not in told


def test_drafts_without_a_sender_are_explained():
    assert "mailprogramma vult die in" in text(Written(2, 0, 0, 0), settings=DEFAULTS)


def test_nothing_at_all_is_said():
    assert "niemand mocht of kon worden benaderd" in text(Written(0, 0, 5, 0))
