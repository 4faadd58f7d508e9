"""The legal form of a firm: a stichting and a B.V. of one name are two customers, whatever address they share."""

from klantenbestand.duplicates.normalise import words_of_firm

_PHRASES = (
    ("besloten vennootschap", "bv"), ("naamloze vennootschap", "nv"), ("vennootschap onder firma", "vof"),
    ("commanditaire vennootschap", "cv"), ("vereniging van eigenaren", "vve"), ("vereniging van eigenaars", "vve"),
)  # fmt: skip
# one form per entry; a bvba has become a bv
_FORMS = (
    "bv bvba sprl srl", "nv", "vof", "cv", "eenmanszaak eenmansbedrijf zzp zzper", "stichting", "vereniging", "vve",
    "cooperatie cooperatief cooperatieve ua", "maatschap", "gmbh", "ltd limited", "inc llc",
)  # fmt: skip
_BITS = {word: 1 << place for place, words in enumerate(_FORMS) for word in words.split()}


def forms_of(company: str, form: str = "") -> int:
    """The legal forms that a firm's name and its own column show, a bit for each; 0 where they show none.

    >>> forms_of("De Kring B.V.") == forms_of("De Kring", "besloten vennootschap") != forms_of("De Kring V.O.F.")
    True
    >>> forms_of("VvE Molenhof") == forms_of("Vereniging van Eigenaren Molenhof"), forms_of("Smit Bouw")
    (True, 0)
    """
    text = f" {' '.join(words_of_firm(f'{company} {form}'))} "
    for phrase, word in _PHRASES:
        text = text.replace(f" {phrase} ", f" {word} ")
    return sum({_BITS[word] for word in text.split() if word in _BITS})
