"""From the click on a button to first work: what starting costs, in its parts, three ways.

Run by hand: `python tests/bench/bench_startup.py [WERKMAP.xlsx]` (without: the example). Python is started as the
button *Controleren* starts it (`-B`, xlwings first), a few times each way; the middle one counts.

- warm: everything was used a moment ago;
- cold: the files of Python and of all packages are not in memory (Linux: the system is asked to forget them);
- no bytecode: as a package manager leaves the packages that does not compile them. `-B` forbids Python to keep what it
  compiled, so that every click would pay this; that is why `installeren` makes a trial run (install/trial_run.py).

A step that changes data in a workbook in the cloud first asks who else is in it, with a Python of its own that loads
neither xlwings nor pandas: 0.1 s until its window is there. The steps that do not ask do not pay for it.

Not measured, for lack of an Excel here: cmd.exe or the AppleScript that starts Python, Excel's SaveCopyAs, and the
first calls to Excel (its name, its status bar). The status bar says "starten..." before all of this.

Seen on 2 busy cores of a server, Python 3.11, the example, milliseconds wall (and CPU):

| part | warm | cold | no bytecode |
| --- | ---: | ---: | ---: |
| Python itself | 10 (9) | 12 (11) | 15 (14) |
| import xlwings (pandas and numpy with it) | 349 (465) | 609 (540) | 2032 (2120) |
| import klantenbestand.ribbon | 47 (46) | 56 (51) | 75 (74) |
| import of the step and of what opens a workbook | 374 (374) | 481 (436) | 1099 (1081) |
| first work: the copy opened and its data sheets read | 267 (340) | 278 (364) | 304 (389) |
| together | 1046 (1235) | 1436 (1402) | 3525 (3678) |

What is left is pandas and numpy (0.4 s; xlwings brings them along whatever we do), pandera (0.2 s) and our own.
Gone are openpyxl and the room of the duplicates, where a step does not need them: 0.1 s together.
"""

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from klantenbestand.shipped import shipped

TIMES = 5
PARTS = {
    "python": "Python itself",
    "xlwings": "import xlwings (pandas and numpy with it)",
    "ribbon": "import klantenbestand.ribbon",
    "step": "import of the step and of what opens a workbook",
    "read": "first work: the copy opened and its data sheets read",
}

# What a button does, with the time after each part; {book} in the place of the copy that Excel saves.
CHILD = """
import sys, time
marks = [("python", time.time(), time.process_time())]
def mark(part):
    marks.append((part, time.time(), time.process_time()))
import xlwings.utils
mark("xlwings")
import klantenbestand.ribbon
mark("ribbon")
import klantenbestand.book.open_book
import klantenbestand.steps.controleren
mark("step")
from pathlib import Path
from klantenbestand.book.open_copy import OpenCopy
from klantenbestand.book.opening import load_file
from klantenbestand.book.package import Package
from klantenbestand.reading.data import read_data
file = Path(sys.argv[1])
copy = OpenCopy(file.name, Package(load_file(file), file.name), file)
read_data(klantenbestand.book.open_book.OpenBook(None, copy, None))
mark("read")
import json
files = [getattr(module, "__file__", None) for module in sys.modules.values()]
cached = [getattr(module, "__cached__", None) for module in sys.modules.values()]
print(json.dumps({"marks": marks, "files": [name for name in files + cached if name]}))
"""


def click(book: Path, environment: Mapping[str, str]) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Wall and CPU seconds of each part, and the files that were loaded."""
    before = time.time()
    done = subprocess.run(
        [sys.executable, "-B", "-c", CHILD, str(book)],
        check=True, capture_output=True, text=True, env=os.environ | environment,
    )  # fmt: skip
    said = json.loads(done.stdout)
    wall, cpu, parts = before, 0.0, {}
    for part, at, used in said["marks"]:
        parts[part] = (at - wall, used - cpu)
        wall, cpu = at, used
    return parts, said["files"]


def forget(files: list[str]) -> None:
    """Asks the system to drop these files, and the libraries beside them, from memory."""
    folders = {Path(name).parent for name in files}
    libraries = [file for folder in folders for file in folder.glob("*.so*")]
    bundled = Path(sysconfig.get_path("platlib")).glob("*.libs/*")
    for name in {*map(Path, files), *libraries, *bundled, Path(sys.executable).resolve()}:
        if name.is_file():
            handle = os.open(name, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def measure(book: Path) -> dict[str, dict[str, tuple[float, float]]]:
    """For each way, the middle of the times of each part."""
    _, files = click(book, {})
    found = {}
    with tempfile.TemporaryDirectory() as empty:
        ways: dict[str, Mapping[str, str]] = {"warm": {}, "cold": {}, "no bytecode": {"PYTHONPYCACHEPREFIX": empty}}
        for way, environment in ways.items():
            if way == "cold" and not hasattr(os, "posix_fadvise"):
                continue
            runs = []
            for _ in range(TIMES if way != "no bytecode" else 2):
                if way == "cold":
                    forget(files)
                runs.append(click(book, environment)[0])
            found[way] = {
                part: (statistics.median(run[part][0] for run in runs), statistics.median(run[part][1] for run in runs))
                for part in PARTS
            }
    return found


def main() -> None:
    """Prints the table."""
    book = Path(sys.argv[1]) if len(sys.argv) > 1 else shipped("sample_data", "Voorbeeld.xlsx")
    found = measure(book)
    print(f"| part | {' | '.join(found)} |\n| --- |{' ---: |' * len(found)}")
    for part, words in PARTS.items():
        print(f"| {words} | " + " | ".join(_figures(*times[part]) for times in found.values()) + " |")
    totals = [[sum(each) for each in zip(*times.values(), strict=True)] for times in found.values()]
    print("| together | " + " | ".join(_figures(*total) for total in totals) + " |")


def _figures(wall: float, cpu: float) -> str:
    return f"{wall * 1000:.0f} ({cpu * 1000:.0f})"


if __name__ == "__main__":
    main()
