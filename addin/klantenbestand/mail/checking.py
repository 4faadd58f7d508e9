"""What is wrong in a template, in Dutch, before anything is written: field, template, line, and what was meant."""

import difflib
import re
import traceback
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2
from jinja2 import Environment, meta, nodes

from klantenbestand.mail.environment import FILTERS, FilterValueError
from klantenbestand.words.errors import KlantenbestandError, TemplateError
from klantenbestand.words.texts.mail import PLACE_WITH_LINE

# What a template can run into with a value it did not expect; anything else is a bug of ours.
_RENDER_ERRORS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
_UNKNOWN_FILTER = re.compile(r"No (?:filter|test) named '([^']*)'")


_WITH_NEAR = {
    "template-unknown-field": "template-unknown-field-near",
    "filter-unknown-column": "filter-unknown-column-near",
    "unknown-mailing": "unknown-mailing-near",
}


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that was probably meant, "" where none is near."""
    by_folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def unknown(
    kind: type[KlantenbestandError], code: str, word: str, known: Collection[str], **details: object
) -> KlantenbestandError:
    """The error for a word that does not exist, with what was meant where something is near."""
    near = nearest(word, known)
    return kind(_WITH_NEAR[code] if near else code, field=word, near=near, known=", ".join(known), **details)


def fields_of(environment: Environment, name: str, known: Collection[str]) -> frozenset[str]:
    """The fields that a template and those it includes use. TemplateError on a field that is not in `known`, also in
    a branch that is not taken, and on wrong syntax."""
    used: set[str] = set()
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        tree = _parsed(environment, current)
        found = meta.find_undeclared_variables(tree) - set(environment.globals)
        for wrong in sorted(found - set(known)):
            raise unknown(TemplateError, "template-unknown-field", wrong, known, place=_place(current, tree, wrong))
        used |= found
        waiting += [reference for reference in meta.find_referenced_templates(tree) if reference]
    return frozenset(used)


def _parsed(environment: Environment, name: str) -> nodes.Template:
    with in_dutch(environment):
        assert environment.loader is not None
        source = environment.loader.get_source(environment, name)[0]
        environment.get_template(name)  # compiling finds unknown filters, parsing alone does not
        return environment.parse(source, name)


def _place(name: str, tree: nodes.Template, field: str) -> str:
    lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == field]
    return PLACE_WITH_LINE.format(file=name, line=min(lines)) if lines else name


@contextmanager
def in_dutch(environment: Environment, word: str = "") -> Iterator[None]:
    """Turns what Jinja says about a template into a TemplateError with place and line; `word` names a Word template,
    which has no lines."""
    try:
        yield
    except jinja2.TemplateNotFound as error:
        raise TemplateError("mailing-file-missing", mailing=_folder(environment), file=error.name) from error
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(error, word) from error
    except FilterValueError as error:
        value = str(error.value)[:40]
        details = {"filter": error.filter_name, "value": value, "expected": error.expected}
        raise TemplateError("template-filter-value", place=word or _where(error)[0], **details) from error
    except _RENDER_ERRORS as error:
        place, line = _where(error)
        raise TemplateError("template-render", place=word or place, source=line) from error


def _syntax(error: jinja2.TemplateSyntaxError, word: str) -> KlantenbestandError:
    place = word or PLACE_WITH_LINE.format(file=error.name or "", line=error.lineno)
    unknown_filter = _UNKNOWN_FILTER.search(error.message or "")
    if unknown_filter:
        known = ", ".join(FILTERS)
        return TemplateError("template-unknown-filter", field=unknown_filter[1], known=known, place=place)
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1].strip() if 0 < error.lineno <= len(lines) and not word else ""
    return TemplateError("template-syntax", place=place, source=line[:100])


def _where(error: BaseException) -> tuple[str, str]:
    """File with line, and the line itself, of the template in which this went wrong (Jinja rewrites the traceback)."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix in {".txt", ".html"}:
            return PLACE_WITH_LINE.format(file=path.name, line=frame.lineno), (frame.line or "")[:100]
    return "", ""


def _folder(environment: Environment) -> str:
    folders = getattr(environment.loader, "folders", ())
    return folders[0].name if folders else ""
