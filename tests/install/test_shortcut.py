"""The icon on the desktop: what it starts."""

from pathlib import Path, PurePosixPath

import pytest

from klantenbestand.install.places import places
from klantenbestand.install.shortcut import ARGUMENTS, mac_script, made_shortcut, make_shortcut


def test_the_mac_application_quotes_what_is_dropped_on_it():
    script = mac_script(PurePosixPath('/Users/jo "x"/bin/python'))
    assert 'quoted form of "/Users/jo \\"x\\"/bin/python"' in script
    assert "quoted form of POSIX path of droppedFile" in script
    assert script.count("on open") == script.count("end open") == 1
    assert script.index("end repeat") < script.index("do script"), "a workbook and a list go along in one line"
    assert script.count("on run") == script.count("end run") == 1
    more = script.split("on run")[1]
    assert more.index(" then\n") < more.index("tell app") < more.index("do script") < more.index("end tell")
    assert more.index("end tell") < more.index("end if")
    assert f'quoted form of "/Users/jo \\"x\\"/bin/python" & " {ARGUMENTS}"' in more, "without a file: its window asks"


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_on_another_system_a_trial_tells_what_it_would_be(tmp_path, system):
    where = places("0.37.8", system, tmp_path)
    made = make_shortcut(where, Path("/opt/python"))
    assert made == made_shortcut(where)
    text = made.read_text(encoding="utf-8")
    assert str(Path("/opt/python")) in text
    assert ARGUMENTS in text


def test_what_it_starts_is_there():
    import importlib.util

    assert importlib.util.find_spec(ARGUMENTS.split()[-1])
