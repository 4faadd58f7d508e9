"""What `klantenbestand zelftest` tells a user, and what he sends when something is wrong. B1 Dutch, "u"."""

TITLE = "Zelftest van Klantenbestand"
GOOD, WRONG = "goed", "FOUT"
VERSIONS = "Klantenbestand {product}, xlwings {xlwings}, Excel {excel}, Python {python}, {system}"
ALL_GOOD = "Alles werkt. U hoeft niets te doen."
SOME_WRONG = "{count} van de {total} proeven gingen niet goed. Stuur dit verslag naar wie u helpt; er staan geen klantgegevens in."
SECONDS = "{seconds:.1f} s"

CHECKS = {
    "new": "Een nieuwe tab komt in de werkmap, met tabel en grafiek",
    "texts": "Teksten blijven teksten (nullen vooraan, =, +, datums, 't)",
    "refill": "Een tab wordt ververst: meer en minder rijen, dezelfde tabel en grafiek",
    "formulas": "Formules van uzelf die naar de tab wijzen, blijven kloppen",
    "own-column": "Een kolom van uzelf blijft bij de goede rij, met zijn formule",
    "data": "Een cel op een gegevenstab wordt veranderd, de rest niet",
    "remove": "Een tab van ons gaat weer weg",
    "calm": "Excel staat na afloop zoals het stond (rekenen, scherm, keuze)",
    "values": "Datums, bedragen, koppelingen en lege cellen komen goed over",
    "two-tables": "Twee tabellen naast elkaar worden langer en korter, komen en gaan",
    "columns": "Kolommen en regels komen en gaan met een nieuwe versie van een tab",
    "remark": "Wat u invult, blijft bij de goede rij en gaat nooit weg",
    "filter": "Een filter van u blijft staan",
    "whole": "Wat niet helemaal kan, gebeurt helemaal niet",
    "front": "De goede tab staat vooraan, en wat verborgen is, blijft verborgen",
    "taken": "Wat van u is, blijft staan: een tab, een kolom, een cel",
    "links": "Een e-mailadres waarop u kunt klikken, komt met zijn rij terug",
    "added-column": "Een kolom komt erbij in uw tabel en gaat weer weg; een datum wordt een datum",
    "sheets": "De tabs die ontbreken, komen erbij (Nieuw)",
    "leave": "Een rij gaat uit het midden van een tabel en komt daar terug; een formule die haar telt, klopt",
    "undo": "Een rij komt erbij en gaat met Laatste stap ongedaan maken weer weg",
}
