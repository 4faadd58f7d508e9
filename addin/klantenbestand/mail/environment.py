"""The Jinja environments of mailings: sandboxed, strict, with Dutch filters. Loading is by folder, in UTF-8."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from klantenbestand.mail.markup import guarded
from klantenbestand.mail.values import is_missing, printable
from klantenbestand.words import wording
from klantenbestand.words.errors import TemplateError

# "safe" would let a cell write HTML; "random" gives another letter at every run.
_NOT_OFFERED = ("safe", "random", "pprint", "xmlattr", "tojson", "urlize", "filesizeformat")
_GLOBALS = ("range", "namespace")
NO_BREAK_SPACE = "\u00a0"


class FilterValueError(TypeError):
    """A Dutch filter got a value of another kind; carries what it got and what it takes."""

    def __init__(self, filter_name: str, value: object, expected: str) -> None:
        super().__init__(filter_name)
        self.filter_name, self.value, self.expected = filter_name, value, expected


class FolderLoader(BaseLoader):
    """Templates from folders, the first that has the name; never from above them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    def get_source(  # the name of Jinja's own method, with its arguments
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; TemplateNotFound where no folder has it, TemplateError where it is no text."""
        parts = split_template_path(template)
        for folder in self.folders:
            path = folder.joinpath(*parts)
            if path.is_file():
                return read_text_file(path), str(path), lambda: True
        raise TemplateNotFound(template)


def read_text_file(path: Path) -> str:
    """A text as Notepad and others save it: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252."""
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return _as_lines(data.decode(encoding))
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise TemplateError("template-not-text", place=path.name) from None
        return _as_lines(data.decode("cp1252", errors="replace"))


def text_environment(folders: Sequence[Path]) -> Environment:
    """For texts with markup (`markup.py`): values are guarded, so that they are only text."""
    return _environment(folders, finalize=guarded)


def plain_environment(folders: Sequence[Path]) -> Environment:
    """For subjects and the frame of the plain-text mail."""
    return _environment(folders, finalize=printable)


def html_environment(folders: Sequence[Path]) -> Environment:
    """For HTML, and for the XML of a Word letter: every value is escaped."""
    return _environment(folders, finalize=printable, autoescape=True)


def _environment(folders: Sequence[Path], **options: Any) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=FolderLoader(folders), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options
    )
    environment.filters.update(FILTERS)
    for name in _NOT_OFFERED:
        environment.filters.pop(name, None)
    environment.globals = {name: environment.globals[name] for name in _GLOBALS}
    return environment


def euro(value: object, cijfers: int = 2) -> str:
    """{{ omzet|euro }}: '€ 1.234,50'; {{ omzet|euro(0) }}: '€ 1.235'."""
    if is_missing(value):
        return ""
    return wording.euro(_number("euro", value), cents=bool(cijfers)).replace(" ", NO_BREAK_SPACE)


def getal(value: object, cijfers: int = 0) -> str:
    """{{ orders|getal }}: '1.234'."""
    return "" if is_missing(value) else wording.decimal(_number("getal", value), cijfers)


def percentage(value: object, cijfers: int = 0) -> str:
    """{{ aandeel|percentage }} of 0.256: '26%'."""
    return "" if is_missing(value) else f"{wording.decimal(_number('percentage', value) * 100, cijfers)}%"


def datum(value: object, vorm: str = "lang") -> str:
    """{{ laatste_aankoop|datum }}: '2 juni 2026'; {{ laatste_aankoop|datum("kort") }}: '02-06-2026'."""
    if is_missing(value):
        return ""
    day = _date("datum", value)
    return wording.short_day(day) if vorm == "kort" else wording.day(day)


def maand(value: object) -> str:
    """{{ vandaag|maand }}: 'november'."""
    return "" if is_missing(value) else wording.MONTHS[_date("maand", value).month - 1]


def jaar(value: object) -> str:
    """{{ eerste_aankoop|jaar }}: '2021'."""
    return "" if is_missing(value) else str(_date("jaar", value).year)


FILTERS: dict[str, Callable[..., str]] = {
    "euro": euro, "getal": getal, "percentage": percentage, "datum": datum, "maand": maand, "jaar": jaar,
}  # fmt: skip


def _number(filter_name: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise FilterValueError(filter_name, value, "getal")


def _date(filter_name: str, value: object) -> date:
    if isinstance(value, date):
        return value
    raise FilterValueError(filter_name, value, "datum")


def _as_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
