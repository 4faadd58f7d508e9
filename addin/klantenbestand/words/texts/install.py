"""Sentences of installing and of the buttons: what was done, what is missing, where things are. B1 Dutch, "u"."""

from klantenbestand.words.findings import Severity, Text

_AGAIN = "Sluit Excel, en voer Installeren nog een keer uit (of: klantenbestand installeren)."

FINDINGS: dict[str, Text] = {
    "install-part-missing": Text(
        Severity.WARNING,
        "Er ontbreekt iets van de installatie",
        "{part} ontbreekt: {path}.",
        _AGAIN,
    ),
    "install-addin-other": Text(
        Severity.WARNING,
        "De invoegtoepassing is van een andere versie",
        "De invoegtoepassing in Excel is van {found}, het programma van {needed}.",
        _AGAIN,
    ),
    "install-python-gone": Text(
        Severity.WARNING,
        "Excel zoekt Python op een andere plaats",
        "Excel start {found}, maar Klantenbestand staat in {needed}.",
        _AGAIN,
    ),
    "self-test-failed": Text(
        Severity.WARNING,
        "Een proef ging niet goed",
        "Bij {count} van de proeven deed Excel iets anders dan Klantenbestand verwacht.",
        "Stuur het verslag naar wie u helpt: {path}.",
    ),
}

ERRORS: dict[str, str] = {
    "install-xlwings-missing": "Het onderdeel xlwings ontbreekt in deze Python. Voer Installeren opnieuw uit; daarmee komt het mee.",
    "install-xlwings-unknown": "Deze versie van xlwings ({version}) past nog niet bij Klantenbestand. Er is niets geïnstalleerd. Voer Installeren opnieuw uit met de nieuwste Klantenbestand.",
    "install-excel-open": "Excel is nog open en houdt de invoegtoepassing vast. Sluit alle werkmappen en Excel, en probeer het opnieuw.",
    "install-other-system": "Excel draait alleen op Windows en Mac. Met --proef MAP en --systeem windows (of mac) ziet u hier wat er zou worden geïnstalleerd.",
    "install-system-without-trial": "--systeem hoort bij --proef MAP. Zonder --proef wordt er voor dit systeem geïnstalleerd.",
    "install-path-unwritable": "Excel kan de naam van deze map niet lezen, om '{letters}': {path}. Zet Klantenbestand in een map met alleen gewone letters en voer Installeren opnieuw uit. Is het de map van --proef? Kies dan een andere.",
    "install-folder-unwritable": "In de map {folder} mag niet worden geschreven, dus de installatie is niet gelukt. Kijk of die map beveiligd is, of vraag het uw systeembeheerder. Is het de map van --proef? Kies dan een andere.",
    "install-shortcut-failed": "Het pictogram op het bureaublad kon niet worden gemaakt: {reason}. De rest is geïnstalleerd. Voer Installeren opnieuw uit; lukt het weer niet, gebruik dan de opdracht klantenbestand.",
    "self-test-no-excel": "Op deze computer is geen Excel gevonden om mee te proberen. De zelftest werkt op Windows en Mac, als Excel is geïnstalleerd.",
}

TEXTS: dict[str, str] = {
    "merge.ask": "Samenvoegen? Terugdraaien kan later, met Laatste stap ongedaan maken.",
    "undo.ask": "Ongedaan maken?",
    "import.ask": "Overnemen? Terugdraaien kan later, met Laatste stap ongedaan maken.",
    "contact.hidden": "De tab {sheet} is verborgen. Wilt u hem zien? Klik met rechts op een tab en kies Zichtbaar maken.",
    "new.ask": "Wilt u in deze werkmap de tabs zetten die nog ontbreken (Klanten, Aankopen, Contacten, Instellingen)?\n\nWat er al staat, verandert niet. Terugdraaien kan later, met Laatste stap ongedaan maken.",
    "new.elsewhere": "Er is niets veranderd.\n\nWilt u met een lege werkmap beginnen? Kies in Excel Bestand, Nieuw, Lege werkmap, en klik daar op Nieuw.",
    "who-else.title": "Klantenbestand",
    "who-else.question": "Werkt nu iemand anders in dit bestand?",
    "who-else.why": "Deze werkmap staat op OneDrive of SharePoint, of bewaart zichzelf (Automatisch opslaan). Klantenbestand kan dan niet zien wie er nog meer in werkt.",
    "who-else.how": "Bent u de enige? Kies dan Ga door. Werkt er iemand anders in, of weet u het niet? Kies dan Stop: er verandert niets.",
    "who-else.go-on": "Ga door",
    "who-else.stop": "Stop",
    "example.name": "Klantenbestand voorbeeld.xlsx",
    "example.opened": "Dit is de werkmap van een verzonnen winkel, om mee te oefenen. Er zitten fouten in.\n\nHij staat in {path}\n\nKlik op Bijwerken om te beginnen.",
    "mailing.ask": "Wilt u de bestanden nu maken? Ze komen in een nieuwe map in:\n{folder}\n\nEr wordt niets verstuurd.",
    "button.broken": "Er ging iets mis in het programma zelf. Sla uw werkmap op en probeer het nog een keer.\n\nGaat het weer mis? Stuur dan dit bestand naar de makers; er staan geen namen of gegevens in:\n{log}",
    "part.addin": "De invoegtoepassing",
    "part.config": "Het bestand met instellingen",
    "part.handover": "De map waarin Excel een kopie voor Klantenbestand zet",
    "part.script": "Het AppleScript waarmee Excel Python start",
    "part.question": "Het AppleScript dat vraagt wie er nog meer in de werkmap werkt",
    "part.shortcut": "Het pictogram op het bureaublad",
    "installed": "Klantenbestand {version} is geïnstalleerd. Start Excel opnieuw: bovenaan staat dan de tab Klantenbestand.",
    "installed.trial": "Alles staat ter inzage in {path}. Er is niets geïnstalleerd.",
    "installed.part": "{part}: {path}",
    "installed.trying": "Proefdraaien met het voorbeeld",
    "installed.done": "Klaar",
    "installed.slow": "Het proefdraaien met het voorbeeld is niet gelukt. Klantenbestand is wel geïnstalleerd. Doet een knop het niet, voer dan uit: klantenbestand zelftest",
    "installed.drop": "Staat de tab er niet, of laat uw computer het niet toe? Sleep dan uw gesloten werkmap op het pictogram Klantenbestand op uw bureaublad.",
    "removed": "De invoegtoepassing is verwijderd. Na een nieuwe start van Excel is de tab Klantenbestand weg. Uw werkmappen zijn niet veranderd.",
    "removed.none": "Er was niets geïnstalleerd, dus er is niets verwijderd.",
    "removed.kept": "Uw reservekopieën en het logboek zijn gebleven, in {path}. Hebt u ze niet meer nodig, verwijder dan die map.",
    "removed.program": "Het programma zelf verwijdert u met: uv tool uninstall klantenbestand",
    "removed.program.folder": "Het programma zelf doet nu niets meer. Wilt u ook dat weg? Sluit dan dit venster en verwijder de map {path}",
    "status.fine": "De invoegtoepassing is goed geïnstalleerd ({version}).",
    "status.restart": "Ziet u de tab Klantenbestand niet? Start Excel opnieuw. Blijft de tab weg, kijk dan in LEESMIJ, bij 'Als het niet lukt'.",
    "self-test.kept": "Dit verslag staat ook in {path}",
    "manual.opened": "De handleiding is geopend in uw browser. Zij staat in {path}",
    "manual.place": "De handleiding staat in {path}\n\nDubbelklik daarop om haar te openen.",
    "about.version": "Klantenbestand {version}, xlwings {xlwings}, Python {python}",
    "about.backups": "Reservekopieën: {number} in {path}",
    "about.log": "Logboek van het programma (zonder namen): {path}",
    "about.log.none": "Logboek van het programma: nog leeg, er ging nog niets mis.",
    "about.stay": "Uw gegevens blijven op uw computer.",
    "drop.list-only": "Dit is alleen een lijst. Sleep de lijst en uw werkmap samen op dit pictogram: klik op de ene, houd Ctrl (Mac: Cmd) ingedrukt en klik op de andere. Sluit de werkmap eerst in Excel.",
    "drop.none": "Sleep een Excel-werkmap op dit pictogram. Sluit haar eerst in Excel.",
    "drop.ask": "Wat wilt u doen met {file}?\n  1  Bijwerken: zoek fouten en dubbelen, en maak alle overzichten\n  2  Controleren: zoek alleen fouten\n  3  Jaaroverzicht: kijk terug op het jaar\n  4  Dubbelen zoeken: wie staat er misschien twee keer in\n  5  Samenvoegen: voer uit wat u op de tab Dubbelen koos; u ziet het eerst\n  6  Laatste stap ongedaan maken; u ziet het eerst\n  7  Mailing: maak mails en brieven; er wordt niets verstuurd\n  8  Afmelden: iemand wil geen reclame meer; u ziet het eerst\n  9  Klantkaart: alles van één klant\nTyp een cijfer van 1 tot en met 9 en druk op Enter (alleen Enter is 1): ",
    "drop.opt-out": "Wie wilt u afmelden? Typ een klantnummer, een naam of e-mailadressen. Of sleep de lijst met afmeldingen van uw maildienst in dit venster.\nDruk daarna op Enter: ",
    "drop.card": "Welke klant? Typ een klantnummer, naam, telefoonnummer, e-mailadres, ordernummer, of postcode met huisnummer, en druk op Enter: ",
    "drop.mailing": "De bestanden maken, in de map '{folder}' naast uw werkmap? (ja/nee) ",
    "drop.in-result": "'{file}' heet al 'resultaat': er komt geen ander bestand naast. Wilt u in dit bestand zelf verder werken? Er komt eerst een reservekopie. (ja/nee) ",
    "drop.where": "In '{result}' staat wat u eerder met dit pictogram veranderde. In '{file}' staat dat niet; en wat u daarin zelf hebt veranderd, staat niet in '{result}'.\nIn welk bestand wilt u verder? Verandert het, dan komt er eerst een reservekopie.\n  1  In '{result}': dat wordt het bestand waarin u werkt\n  2  In '{file}' zelf\nTyp 1 of 2 en druk op Enter (alleen Enter is stoppen): ",
    "drop.from-now": "Werk voortaan in '{result}', en sleep dat bestand op het pictogram. U mag het een andere naam geven.",
    "drop.stopped": "Er is niets veranderd.",
    "drop.more": "Meer ...",
    "drop.about": "Of kies wat u wilt weten of doen:\n  1  Status: is alles goed geïnstalleerd?\n  2  Zelftest: probeer alles in Excel, op een eigen werkmap; sluit Excel eerst\n  3  Verwijderen: haal de tab Klantenbestand uit Excel; sluit Excel eerst\nTyp een cijfer van 1 tot en met 3 en druk op Enter (alleen Enter is niets): ",
    "drop.remove": "De tab Klantenbestand en dit pictogram verwijderen? Uw werkmappen veranderen niet. (ja/nee) ",
    "drop.end": "Uw eigen bestand is niet veranderd. Druk op Enter om dit venster te sluiten.",
    "drop.end.changed": "Druk op Enter om dit venster te sluiten.",
}


def sentence(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in."""
    return TEXTS[key].format(**values)
