"""The commands about the add-in itself: `installeren`, `verwijderen`, `status`, `over`."""

import platform
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from klantenbestand import __version__
from klantenbestand.book.own_folders import backup_folder, data_folder
from klantenbestand.install.config import portable, read_config
from klantenbestand.install.error_log import log_file
from klantenbestand.install.installing import install, missing, remove
from klantenbestand.install.places import Places, places
from klantenbestand.install.trial_run import trial_run
from klantenbestand.install.vba_modules import xlwings_version
from klantenbestand.install.xlam import version_line
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.words.errors import InstallError, UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.install import sentence

_OF_UV = "uv-receipt.toml"  # in the folder of what `uv tool install` installed
_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"


def installeren(run: Run, trial: Path | None = None, system: str | None = None) -> Outcome:
    """Install for this user, and run once so that the first click is quick; with `trial` lay everything below that
    folder, for any system.

    Raises UsageError for a system without trial, InstallError or SafetyError where it cannot be done.
    """
    where = _places(trial, system)
    parts = [(sentence(f"part.{part.name}"), part.path) for part in install(where, Path(sys.executable))]
    first = sentence("installed.trial", path=trial) if trial else sentence("installed", version=__version__)
    messages = [first, *(sentence("installed.part", part=part, path=path) for part, path in parts)]
    if trial is None:
        run.progress(sentence("installed.trying"), 0.2)
        messages += [sentence("installed.drop")]
        messages += [] if trial_run(Path(sys.executable)) else [sentence("installed.slow")]
        run.progress(sentence("installed.done"), 1.0)
    return _outcome("installeren", run, messages, bestanden=[str(path) for _, path in parts])


def verwijderen(run: Run) -> Outcome:
    """Take the add-in away. Raises InstallError while Excel holds it."""
    parts = remove(_places())
    if not parts:
        return _outcome("verwijderen", run, [sentence("removed.none")], bestanden=[])
    messages = [sentence("removed")]
    messages += [sentence("removed.kept", path=data_folder())] if data_folder().exists() else []
    messages.append(_program_goes())
    return _outcome("verwijderen", run, messages, bestanden=[str(part.path) for part in parts])


def _program_goes() -> str:
    """How to take the program away; where the installer put it, without a command: uv may not be on the PATH."""
    folder = Path(sys.prefix)
    if (folder / _OF_UV).is_file():
        return sentence("removed.program.folder", path=folder)
    return sentence("removed.program")


def status(run: Run) -> Outcome:
    """What is missing, and whether the add-in in Excel is of the same version as this program."""
    findings = state(_places())
    messages = [" ".join(finding_sentences(finding)) for finding in findings]
    if not messages:
        messages = [sentence("status.fine", version=version_line()), sentence("status.restart")]
    return _outcome("status", run, messages, findings)


def state(where: Places) -> Findings:
    """What is not in order with the installation in these places."""
    found = [
        Finding("install-part-missing", details={"part": sentence(f"part.{part.name}"), "path": part.path})
        for part in missing(where)
    ]
    installed = addin_version(where.addin)
    if where.addin.exists() and installed != version_line():
        details = {"found": installed or "een onbekende versie", "needed": version_line()}
        found.append(Finding("install-addin-other", details=details))
    config = read_config(where.config, windows=where.windows)
    python = config.get("INTERPRETER_WIN" if where.windows else "INTERPRETER_MAC", "")
    needed = portable(Path(sys.executable), where.windows)
    if where.config.exists() and python != needed:
        details = {"found": python or "een Python die niet is ingevuld", "needed": needed}
        found.append(Finding("install-python-gone", details=details))
    return Findings.of(found)


def addin_version(path: Path) -> str:
    """What the installed add-in says it is made of; "" where it does not say."""
    try:
        with zipfile.ZipFile(path) as package:
            root = ElementTree.fromstring(package.read("docProps/core.xml"))  # noqa: S314 - written by us
    except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return ""
    return root.findtext(_DESCRIPTION) or ""


def over(run: Run) -> Outcome:
    """Versions, and where the owner's backups and the log are."""
    copies = list(backup_folder().rglob("*.xls*")) if backup_folder().is_dir() else []
    log = log_file()
    messages = [
        sentence("about.version", version=__version__, xlwings=_xlwings(), python=platform.python_version()),
        sentence("about.backups", number=len(copies), path=backup_folder()),
        sentence("about.log", path=log) if log.is_file() else sentence("about.log.none"),
        sentence("about.stay"),
    ]
    return _outcome("over", run, messages, versie=__version__, reservekopieen=str(backup_folder()), logboek=str(log))


def _xlwings() -> str:
    try:
        return xlwings_version()
    except InstallError:  # a system without Excel
        return "-"


def _places(trial: Path | None = None, system: str | None = None) -> Places:
    if system and trial is None:
        raise UsageError("install-system-without-trial")
    if trial is None and sys.platform not in ("win32", "darwin"):
        raise InstallError("install-other-system")
    if trial is not None and system is None:
        system = "windows" if sys.platform == "win32" else "mac"
    return places(xlwings_version(), system, trial.absolute() if trial else None)


def _outcome(step: str, run: Run, messages: list[str], findings: Findings | None = None, **json: object) -> Outcome:
    found = findings if findings is not None else Findings()
    return Outcome(step, found, tuple(messages), {**base_json(step, run, found), **json})
