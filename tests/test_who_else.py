"""The question who else is in the workbook: the answer is the code with which the process ends."""

import subprocess
import sys

import pytest

from klantenbestand import who_else
from klantenbestand.words.texts.install import TEXTS, sentence


@pytest.fixture
def mac(monkeypatch):
    """A Mac of which the test sets what osascript prints, or how it ends; returns the calls."""
    calls = []

    def run(command, **how):
        calls.append((command, how))
        if isinstance(mac_says["it"], BaseException):
            raise mac_says["it"]
        return subprocess.CompletedProcess(command, 0, mac_says["it"], "")

    mac_says = {"it": "stop\n"}
    monkeypatch.setattr(who_else.subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", "darwin")
    return calls, mac_says


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("go on\n", who_else.GO_ON), ("stop\n", who_else.STOP), ("nobody\n", who_else.NOT_ASKED),
        ("", who_else.NOT_ASKED), (FileNotFoundError(), who_else.NOT_ASKED),
        (subprocess.CalledProcessError(1, "osascript"), who_else.NOT_ASKED),
    ],
)  # fmt: skip
def test_what_the_dialog_of_a_mac_answers(mac, said, answer):
    mac[1]["it"] = said
    assert who_else.main() == answer


def test_on_a_mac_the_words_are_arguments_and_no_shell_reads_them(mac):
    who_else.main()
    command, how = mac[0][0]
    assert command[0] == "/usr/bin/osascript"
    assert "shell" not in how
    script = [command[at + 1] for at, part in enumerate(command) if part == "-e"]
    words = command[1 + 2 * len(script) :]
    assert words[0] == sentence("who-else.title")
    assert words[2:] == ["Ga door", "Stop"]
    assert not any(word in line for word in TEXTS.values() for line in script), "no word of ours stands in the script"
    assert "default button 2 cancel button 2" in "\n".join(script), "Enter and Esc are Stop"


@pytest.mark.parametrize("error", [ImportError("No module named '_tkinter'"), RuntimeError("no display name")])
def test_where_no_window_can_be_shown_nobody_was_asked(monkeypatch, error):
    def broken():
        raise error

    monkeypatch.setattr(who_else, "in_window", broken)
    assert who_else.main() == who_else.NOT_ASKED


def test_the_words_are_those_of_the_issue_of_who_is_asked():
    assert sentence("who-else.question") == "Werkt nu iemand anders in dit bestand?"
    assert (sentence("who-else.go-on"), sentence("who-else.stop")) == ("Ga door", "Stop")


def test_no_answer_is_what_a_python_that_fails_ends_with():
    assert not {who_else.GO_ON, who_else.STOP} & {0, 1, 2, 120, 255}


def test_it_loads_nothing_heavy():
    code = (
        "import sys, klantenbestand.who_else; "
        "print([name for name in ('pandas', 'numpy', 'xlwings', 'openpyxl', 'lxml', 'tkinter') if name in sys.modules])"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert seen.strip() == "[]"
