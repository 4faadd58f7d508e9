"""Sentences of book: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Text

FINDINGS: dict[str, Text] = {}

ERRORS: dict[str, str] = {
    "file-missing": "Het bestand '{file}' is er niet. Kijk of de naam klopt en of het bestand niet is verplaatst.",
    "file-is-folder": "'{file}' is een map. Kies de Excel-werkmap in die map.",
    "file-locked": "Het bestand '{file}' is nu niet te lezen. Waarschijnlijk staat het open in Excel, of u mag het niet openen. Sluit het bestand in Excel en probeer het opnieuw.",
    "file-unreadable": "Het bestand '{file}' is niet te lezen. Staat het op een netwerkschijf of in de cloud? Zet het eerst op uw eigen computer en probeer het opnieuw.",
    "file-empty": "Het bestand '{file}' is leeg: er staat niets in, ook geen lege tab. Neem een reservekopie of haal het bestand opnieuw op.",
    "file-xls": "'{file}' is een Excel-werkmap van de oude soort (.xls). Open hem in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-xlsb": "'{file}' is een binaire Excel-werkmap (.xlsb). Open hem in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-ods": "'{file}' is een OpenDocument-rekenblad (.ods). Open het, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-text": "'{file}' is een tekstbestand (zoals csv), geen Excel-werkmap. Open het in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-web-page": "'{file}' is een webpagina of XML-bestand, geen echte Excel-werkmap. Open het in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-not-workbook": "'{file}' is geen Excel-werkmap. Kies een bestand dat op .xlsx of .xlsm eindigt.",
    "file-encrypted": "'{file}' is beveiligd met een wachtwoord en is daardoor niet te lezen. Open het in Excel, kies Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord, maak het wachtwoord leeg en sla op.",
    "file-damaged": "'{file}' is beschadigd. Open het in Excel en laat Excel het herstellen, of neem een reservekopie.",
    "file-too-large": "'{file}' wordt uitgepakt groter dan 3 GB; dat past niet in het geheugen. Verwijder tabs of lege rijen met opmaak die u niet nodig hebt, en sla het opnieuw op.",
    "file-strict": "'{file}' is opgeslagen als 'Strict Open XML'. Lezen lukt, maar tabs toevoegen niet. Open het in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-signed": "'{file}' heeft een digitale handtekening; die zou door een wijziging ongeldig worden. Maak in Excel een kopie zonder handtekening en gebruik die.",
    "file-shared": "'{file}' is een gedeelde werkmap van de oude soort. Zet het delen uit in Excel (Controleren, Werkmap delen) en probeer het opnieuw.",
    "sheet-missing": "De tab '{sheet}' staat niet in de werkmap. Kijk of de naam klopt.",
}
