"""What an owner installs: the wheel alone, in a clean environment far from the checkout, runs the main job."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = (
    "templates/nieuwsbrief/tekst.txt",
    "workbook/Klantenbestand.xlsx",
    "workbook/README.md",
    "sample_data/Voorbeeld.xlsx",
    "handleiding/Handleiding.html",
    "handleiding/start.png",
    "sample_data/webwinkel-export.csv",
)


@pytest.fixture(scope="module")
def uv() -> list[str]:
    """The command of uv, which builds and installs; skipped aloud where there is none."""
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv"]
    found = shutil.which("uv")
    if not found:
        pytest.skip("uv is not installed")
    return [found]


@pytest.fixture(scope="module")
def built(uv, tmp_path_factory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([*uv, "build", "--quiet", "--out-dir", folder, ROOT], check=True)
    return folder


@pytest.mark.slow
def test_wheel_and_sdist_carry_what_the_product_needs(built):
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"klantenbestand/shipped/{name}" for name in SHIPPED} <= names
    assert any(name.startswith("klantenbestand/shipped/ribbon/") for name in names)
    assert not [name for name in names if name.startswith("klantenbestand/shipped/workbook/") and name.endswith(".py")]
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[-1] for name in archive.getnames()}
    in_checkout = {f"addin/{name}" if name.startswith("handleiding/") else name for name in SHIPPED}
    assert {*in_checkout, "pyproject.toml", "addin/klantenbestand/cli.py"} <= inside


@pytest.mark.slow
def test_the_wheel_runs_the_main_job_in_a_clean_environment(uv, built, tmp_path):
    (wheel,) = built.glob("*.whl")
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["KLANTENBESTAND_DATA"] = str(tmp_path / "data")
    subprocess.run([*uv, "venv", "--quiet", "--python", sys.executable, tmp_path / "env"], check=True)
    bin_folder = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    subprocess.run([*uv, "pip", "install", "--quiet", "--python", python, wheel], check=True)
    command = bin_folder / ("klantenbestand.exe" if os.name == "nt" else "klantenbestand")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in (command, *arguments)]
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done

    run("voorbeeld", "Voorbeeld.xlsx")
    run("nieuw", "Leeg.xlsx")
    found = json.loads(run("jaaroverzicht", "Voorbeeld.xlsx", "--peildatum", "2026-11-15", "--json").stdout)
    assert found["mailing"]["mails"] > 0
    assert (tmp_path / "Voorbeeld - resultaat.xlsx").exists()
    run("mailing", "Voorbeeld.xlsx", "--peildatum", "2026-11-15", "--uit", "Mailing")
    assert list((tmp_path / "Mailing" / "Mails").glob("*.eml"))
