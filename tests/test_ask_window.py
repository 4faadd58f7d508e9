"""The window of a question, the real one, on a real or a virtual screen (Xvfb); skipped aloud where there is none."""

import gc
import os
import shutil
import subprocess
import sys
import time

import pytest

from klantenbestand import who_else
from klantenbestand.words.texts.install import sentence

tk = pytest.importorskip("tkinter", reason="this Python has no Tk")

from klantenbestand.ask_window import ACCENT, AskWindow, Question, ask, middle  # noqa: E402

QUESTION = Question(
    "Klantenbestand", "Werkt er iemand?", ("Dat is niet te zien.", "Kies Stop: " * 20), "Ga door", "Stop"
)


@pytest.fixture(scope="session")
def screen():
    """Something to show a window on: what there is, else a virtual one, which stays as long as this process: Tk never
    lets a screen go, and ends the program when one does."""
    if sys.platform != "linux" or os.environ.get("DISPLAY"):
        yield os.environ.get("DISPLAY", "")
        return
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no screen, and no Xvfb to make one")
    read, write = os.pipe()
    # -noreset: else it starts anew whenever the last window goes, and ends whoever connects at that moment
    command = ["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        name = f":{number.readline().strip()}"
    yield name
    server.terminate()
    server.wait(20)


@pytest.fixture
def root(screen, monkeypatch):
    """A Tk of its own; what is left of the one before goes first, in this thread: in another Tcl ends the program."""
    monkeypatch.setenv("DISPLAY", screen)
    gc.collect()
    made = tk.Tk()
    yield made
    made.destroy()
    gc.collect()


@pytest.fixture
def window(root):
    """The question, shown."""
    shown = AskWindow(root, QUESTION)
    shown.show()
    root.update()
    return shown


def press(window, key: str) -> None:
    """A key, for whatever has the focus; what Tk then does takes a tenth of a second."""
    window.root.focus_get().event_generate(key)
    until = time.monotonic() + 0.3
    while not window.is_answered and time.monotonic() < until:
        window.root.update()


@pytest.mark.parametrize("key", ["<Return>", "<space>", "<Escape>"])
def test_who_presses_at_once_stops(window, key):
    press(window, key)
    assert (window.is_answered, window.goes_on) == (True, False)


@pytest.mark.parametrize("way", ["<Left>", "<Right>", "<Tab>"])
@pytest.mark.parametrize("key", ["<Return>", "<space>"])
def test_ga_door_must_be_gone_to_first(window, way, key):
    press(window, way)
    assert window.root.focus_get() is window.go_on
    assert not window.is_answered
    press(window, key)
    assert (window.is_answered, window.goes_on) == (True, True)


def test_escape_stops_from_the_other_button_too(window):
    press(window, "<Left>")
    press(window, "<Escape>")
    assert (window.is_answered, window.goes_on) == (True, False)


def test_who_closes_the_window_stops(window):
    window.root.tk.call(window.root.protocol("WM_DELETE_WINDOW"))
    assert (window.is_answered, window.goes_on) == (True, False)


@pytest.mark.parametrize(("button", "answer"), [("go_on", True), ("stop", False)])
def test_a_click_is_the_answer(window, button, answer):
    getattr(window, button).invoke()
    assert (window.is_answered, window.goes_on) == (True, answer)


def test_it_stands_in_the_middle_before_other_windows_with_its_words_and_stop_at_hand(window):
    root = window.root
    labels = [child.cget("text") for child in root.winfo_children() if isinstance(child, tk.Label)]
    assert labels == [QUESTION.question, *QUESTION.lines]
    assert (window.go_on.cget("text"), window.stop.cget("text")) == ("Ga door", "Stop")
    assert window.stop.cget("background") == ACCENT
    assert root.focus_get() is window.stop
    assert root.attributes("-topmost") or sys.platform == "linux", "there, a window manager does that, if there is one"
    middle_of_it = root.winfo_rootx() + root.winfo_width() / 2
    assert abs(middle_of_it - root.winfo_screenwidth() / 2) <= 2
    assert window.go_on.winfo_rootx() < window.stop.winfo_rootx(), "as on Windows: what does something first"


@pytest.mark.parametrize("scaling", [1.0, 1.33, 2.0, 4.0])
def test_on_a_sharper_screen_everything_grows_and_nothing_is_cut_off(root, scaling):
    root.tk.call("tk", "scaling", scaling)
    shown = AskWindow(root, QUESTION)
    root.update_idletasks()
    assert root.winfo_reqwidth() == pytest.approx(366 * scaling, rel=0.06)
    for child in root.winfo_children():
        if isinstance(child, tk.Label):
            assert child.winfo_reqwidth() <= 331 * scaling + 4
    assert shown.stop.winfo_reqheight() > 15 * scaling


@pytest.mark.parametrize(
    ("pointer", "corner"),
    [((0, 0), (760, 346)), ((1919, 1079), (760, 346)), ((2500, 500), (2300, 450)), ((-300, 500), (-500, 450))],
)
def test_the_middle_is_of_the_screen_on_which_the_button_was_pressed(pointer, corner):
    assert middle((400, 200), (1920, 1080), pointer) == corner


def test_a_window_larger_than_the_screen_begins_on_it():
    assert middle((900, 700), (800, 600), (5, 5)) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a screen")
def test_without_a_screen_it_says_so(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(tk.TclError):
        ask(QUESTION)


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="there is no xdotool to press keys with")
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["Return"], who_else.STOP), (["Escape"], who_else.STOP), (["Tab", "Return"], who_else.GO_ON),
        (["Left", "space"], who_else.GO_ON),
    ],
)  # fmt: skip
def test_the_process_that_the_button_starts_ends_with_the_answer(screen, tmp_path, keys, answer):
    """As the add-in starts it, with keys from outside, as a person gives them."""
    environment = os.environ | {"DISPLAY": screen}
    (tmp_path / "tkinter.py").write_text("raise SystemExit(10)")  # beside the workbook; must not be taken for Python's
    line = [sys.executable, "-B", "-E", "-P", "-m", "klantenbestand.who_else"]
    asking = subprocess.Popen(line, env=environment, cwd=tmp_path)
    find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{sentence('who-else.title')}$"]
    subprocess.run(find, env=environment, check=True, capture_output=True, timeout=30)
    time.sleep(0.3)
    subprocess.run(["xdotool", "key", "--delay", "100", *keys], env=environment, check=True, timeout=30)
    assert asking.wait(20) == answer
