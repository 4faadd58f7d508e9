"""argparse in Dutch: its own words (usage, errors) come from this table."""

import argparse
from typing import NoReturn

_WORDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "mogelijkheden",
    "show this help message and exit": "laat deze uitleg zien",
    "show program's version number and exit": "laat zien welke versie dit is",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit kent klantenbestand niet: %s",
    "expected one argument": "hier hoort een waarde achter",
    "expected at least one argument": "hier hoort minstens één waarde achter",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan van alles zijn: %(matches)s",
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
    "not allowed with argument %s": "kan niet samen met %s",
    "one of the arguments %s is required": "kies één van deze: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bestaat niet; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(maybe)r? (choose from %(choices)s)": (
        "%(value)r bestaat niet; bedoelde u %(maybe)r? Kies uit %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r bestaat niet; kies uit %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r is hier geen goede waarde",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
}


class DutchParser(argparse.ArgumentParser):
    """A parser whose help and errors are Dutch; an error ends with the way to the help and exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Dit lukt zo niet: {message}.\nUitleg krijgt u met: {self.prog} --help\n")


def speak_dutch() -> None:
    """Give argparse our words. It looks each text up through its own `_`, which is made for that."""
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]
