"""Asks whether somebody else is in the workbook, before a button changes data in a workbook in the cloud.

    python -m klantenbestand.who_else

A process of its own, started by the add-in (StepRunner.bas) before anything is copied, read or changed. The code with
which it ends is the answer; whatever goes wrong ends in NOT_ASKED, and then Excel asks with a message box.
"""

import subprocess
import sys

from klantenbestand.words.texts.install import sentence

GO_ON, STOP, NOT_ASKED = 10, 11, 12

# The words are arguments, never part of the script. After `giving up` nobody answered: Excel must not wait for ever.
_APPLESCRIPT = (
    "on run argv",
    "try",
    "activate",
    "end try",
    "try",
    "set reply to display dialog (item 2 of argv) with title (item 1 of argv) "
    "buttons {item 3 of argv, item 4 of argv} default button 2 cancel button 2 with icon caution giving up after 100",
    "on error number -128",
    'return "stop"',
    "end try",
    'if gave up of reply then return "nobody"',
    'if button returned of reply is item 3 of argv then return "go on"',
    'return "stop"',
    "end run",
)
_ANSWERS = {"go on": GO_ON, "stop": STOP}


def main() -> int:
    """Asks; returns the answer."""
    try:
        return in_dialog() if sys.platform == "darwin" else in_window()
    except Exception:  # no Tk, no screen, no osascript: Excel asks in its own way
        return NOT_ASKED


def in_window() -> int:
    """In a window of ours (Windows). Raises ImportError or TclError where there can be none."""
    from klantenbestand.ask_window import Question, ask

    question = Question(
        title=sentence("who-else.title"),
        question=sentence("who-else.question"),
        lines=(sentence("who-else.why"), sentence("who-else.how")),
        go_on=sentence("who-else.go-on"),
        stop=sentence("who-else.stop"),
    )
    return GO_ON if ask(question) else STOP


def in_dialog() -> int:
    """In a dialog of macOS. Raises OSError or SubprocessError where there can be none."""
    script = [part for line in _APPLESCRIPT for part in ("-e", line)]
    text = "\n\n".join((sentence("who-else.question"), sentence("who-else.why"), sentence("who-else.how")))
    done = subprocess.run(  # noqa: S603 - a program of macOS, by its place, and no shell
        [
            "/usr/bin/osascript",
            *script,
            sentence("who-else.title"),
            text,
            sentence("who-else.go-on"),
            sentence("who-else.stop"),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return _ANSWERS.get(done.stdout.strip(), NOT_ASKED)


if __name__ == "__main__":
    sys.exit(main())
