"""A small window with a question and two buttons, for Windows: a message box there cannot have words of ours on them.

Tk only, which comes with the Pythons of python.org and of uv; the window lives in the process that asks.
"""

import sys
import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from tkinter import font as fonts
from typing import Literal

from klantenbestand.words.frozen import frozen

ACCENT, DARKER, TEXT, LINE, PAPER = "#0F766E", "#0B5750", "#1F2937", "#D1D5DB", "#FFFFFF"
_ICON = 32  # pixels


@frozen
class Question:
    """The words of a question; `go_on` is the button that does something, `stop` the one that does not."""

    title: str
    question: str
    lines: Sequence[str]
    go_on: str
    stop: str


class AskWindow:
    """The window; `goes_on` is the answer once `is_answered`. Who presses Enter or Esc, or closes it, stops."""

    def __init__(self, root: tk.Tk, question: Question) -> None:
        self.root, self.goes_on, self.is_answered = root, False, False
        root.withdraw()
        root.title(question.title)
        root.configure(background=PAPER)
        root.resizable(width=False, height=False)
        self._picture = tk.PhotoImage(master=root, width=_ICON, height=_ICON)
        self._picture.put(ACCENT, to=(0, 0, _ICON, _ICON))
        root.iconphoto(False, self._picture)
        self._write(question)
        self.stop, self.go_on = self._buttons(question)
        root.protocol("WM_DELETE_WINDOW", self._end)
        root.bind("<Escape>", lambda _event: self._end())

    def _write(self, question: Question) -> None:
        """The sentences. Distances in points ("p"), so that they grow with the screen's."""
        tk.Frame(self.root, background=ACCENT, height="3p").pack(fill="x")
        for words, font, colour, above in (
            (question.question, self._font(13, "bold"), ACCENT, "14p"),
            *((line, self._font(10), TEXT, "8p") for line in question.lines),
        ):
            label = tk.Label(self.root, text=words, font=font, foreground=colour, background=PAPER)
            label.configure(justify="left", wraplength="330p")
            label.pack(anchor="w", padx="18p", pady=(above, 0))

    def _font(self, size: int, weight: Literal["normal", "bold"] = "normal") -> fonts.Font:
        """The system's own, of this size in points."""
        family = fonts.nametofont("TkDefaultFont", root=self.root).actual("family")
        return fonts.Font(self.root, family=family, size=size, weight=weight)

    def _buttons(self, question: Question) -> tuple[tk.Button, tk.Button]:
        """Stop, on the right and in colour; Ga door left of it."""
        row = tk.Frame(self.root, background=PAPER)
        row.pack(anchor="e", padx="18p", pady=("16p", "16p"))
        stop = self._button(row, question.stop, self._end, (ACCENT, PAPER, DARKER))
        go_on = self._button(row, question.go_on, self._go_on, (PAPER, TEXT, LINE))
        stop.pack(side="right", padx=("8p", 0))
        go_on.pack(side="right")
        for button, other in ((stop, go_on), (go_on, stop)):
            button.bind("<Return>", lambda _event, pressed=button: pressed.invoke())  # type: ignore[misc]
            for key in ("<Left>", "<Right>"):
                button.bind(key, lambda _event, to=other: to.focus_set())
        return stop, go_on

    def _button(
        self, row: tk.Frame, words: str, command: Callable[[], None], colours: tuple[str, str, str]
    ) -> tk.Button:
        ground, ink, pressed = colours
        return tk.Button(
            row, text=words, font=self._font(10), command=command, width=11, relief="flat", borderwidth=0, pady="4p",
            background=ground, foreground=ink, activebackground=pressed, activeforeground=ink,
            highlightthickness=2, highlightbackground=LINE if ground == PAPER else ground, highlightcolor=TEXT,
        )  # fmt: skip

    def _go_on(self) -> None:
        self.goes_on = True
        self._end()

    def _end(self) -> None:
        """Ends the loop; the window goes when Tk is done with the key that was pressed."""
        self.is_answered = True
        self.root.quit()

    def show(self) -> None:
        """In the middle, before all other windows, with Stop ready for Enter. Raises TclError where it stays unseen."""
        root = self.root
        root.update_idletasks()
        size = (root.winfo_reqwidth(), root.winfo_reqheight())
        x, y = middle(size, (root.winfo_screenwidth(), root.winfo_screenheight()), root.winfo_pointerxy())
        root.geometry(f"+{x}+{y}")
        root.deiconify()
        root.attributes("-topmost", True)
        root.lift()
        root.update()
        if sys.platform == "win32":
            _unhide(root)
        root.focus_force()
        self.stop.focus_set()


def ask(question: Question) -> bool:
    """Asks, and waits: whether to go on. Raises TclError where no window can be shown."""
    _be_sharp()
    root = tk.Tk(className="Klantenbestand")
    window = AskWindow(root, question)
    window.show()
    root.mainloop()
    root.destroy()
    return window.goes_on


def middle(size: tuple[int, int], screen: tuple[int, int], pointer: tuple[int, int]) -> tuple[int, int]:
    """The left upper corner of a window of this size in the middle of the screen, a little above it. Where the mouse,
    which just pressed a button, is on another screen (of which Tk tells nothing): around the mouse.

    >>> middle((400, 200), (1920, 1080), (50, 60))
    (760, 346)
    """
    (width, height), (wide, high), (x, y) = size, screen, pointer
    if 0 <= x < wide and 0 <= y < high:
        return max(0, (wide - width) // 2), max(0, (high - height) * 2 // 5 - 6)
    return x - width // 2, y - height // 4


def _be_sharp() -> None:
    """On Windows: drawn at the resolution of the screen, not as a picture that was blown up."""
    if sys.platform == "win32":
        import ctypes

        with suppress(AttributeError, OSError):
            ctypes.windll.shcore.SetProcessDpiAwareness(1)


def _unhide(root: tk.Tk) -> None:
    """Excel starts us hidden, for the console's sake, and Windows then hides the first window too; once."""
    if sys.platform == "win32":
        import ctypes

        handle, show = int(root.frame(), 16), 5
        ctypes.windll.user32.ShowWindow(handle, show)
        if not ctypes.windll.user32.IsWindowVisible(handle):
            raise tk.TclError("the window is not to be seen")
