"""Sentences of book: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

MEMORY_CONCLUSION = "Hier onthoudt Klantenbestand wat het de volgende keer nodig heeft. Verander hier niets."

FINDINGS: dict[str, Text] = {
    "sheet-name-taken": Text(
        Severity.TIP,
        "Naam van een tab is bezet",
        "U hebt zelf al een tab '{tab}'; die is niet aangeraakt. Onze tab heet daarom '{name}'.",
        "U hoeft niets te doen. Geeft u uw eigen tab een andere naam, dan blijft de onze '{name}' heten.",
    ),
    "own-tab-left": Text(
        Severity.WARNING,
        "Op een tab van ons staat iets van u",
        "Op de tab '{tab}' hebt u zelf iets gezet dat niet mee kan naar een nieuwe versie: een opmerking, een draaitabel, een slicer, een tabel of een knop. Die tab is gebleven zoals hij was en wordt niet meer vernieuwd.",
        "Kijk voor de nieuwe cijfers op de nieuwe tab. Hebt u de oude niet meer nodig, verwijder hem dan.",
    ),
    "own-tab-in-use": Text(
        Severity.TIP,
        "Een tab van ons is nog in gebruik",
        "De tab '{tab}' is niet meer nodig, maar u hebt er zelf iets op gezet of uw formules verwijzen ernaar. Hij is gebleven zoals hij was en wordt niet meer vernieuwd.",
        "Hebt u de tab niet meer nodig, verwijder hem dan zelf.",
    ),
    "table-name-taken": Text(
        Severity.TIP,
        "Naam van een tabel is bezet",
        "De naam '{table}' is in uw werkmap al in gebruik. Onze tabel heet daarom '{name}'.",
        "U hoeft niets te doen. Gebruik in uw eigen formules de naam '{name}'.",
    ),
    "structure-protected": Text(
        Severity.TIP,
        "Structuur van de werkmap is beveiligd",
        "De structuur van uw werkmap is beveiligd. Dat is zo gebleven; onze tabs zijn wel toegevoegd of vernieuwd.",
        "Wilt u tabs verplaatsen of verwijderen? Zet de beveiliging dan zelf uit in Excel: Controleren, Werkmap beveiligen.",
    ),
    "formats-full": Text(
        Severity.WARNING,
        "Te veel soorten opmaak",
        "Uw werkmap heeft al zo veel verschillende celopmaken als Excel toestaat. {count} opmaken van onze tabs zijn weggelaten.",
        "Verwijder in Excel tabs of opmaak die u niet nodig hebt, en maak de tabs opnieuw.",
    ),
    "table-cut": Text(
        Severity.WARNING,
        "Tabel past niet op een tab",
        "De tabel '{table}' heeft {total} rijen; er passen er {shown} op een tab van Excel. De rest is weggelaten.",
        "Gebruik een filter of een kortere periode, zodat de tabel kleiner wordt.",
    ),
    "open-chart-missing": Text(
        Severity.TIP,
        "Grafiek staat niet op de tab",
        "De grafiek '{chart}' staat niet (meer) op deze tab. Op een tab die er al is, tekent Klantenbestand geen nieuwe grafiek.",
        "Wilt u de grafiek terug? Verwijder deze tab en klik opnieuw op de knop: dan wordt hij helemaal nieuw gemaakt.",
    ),
    "open-chart-marks": Text(
        Severity.TIP,
        "Arcering of namen in een grafiek",
        "De grafiek '{chart}' heeft rijen erbij of eraf gekregen. De arcering van een periode die nog niet volledig is, en namen bij een lijn, kunnen nog bij de vorige periode staan.",
        "De cijfers kloppen. Wilt u ook die tekens goed? Verwijder deze tab en klik opnieuw op de knop: dan wordt hij helemaal nieuw gemaakt.",
    ),
    "open-filter-lost": Text(
        Severity.TIP,
        "Filter niet teruggezet",
        "In de tabel '{table}' kon het filter op de kolom '{header}' niet worden teruggezet; alle rijen zijn nu te zien.",
        "Zet het filter zelf opnieuw, als u het nog nodig hebt.",
    ),
    "open-settings-left": Text(
        Severity.WARNING,
        "Instelling van Excel",
        "Excel heeft na afloop niet alles teruggezet, zoals automatisch berekenen.",
        "Sla uw werkmap op, sluit Excel en open het opnieuw.",
    ),
    "open-link-lost": Text(
        Severity.TIP,
        "Koppeling niet teruggezet",
        "Het adres staat er weer, maar u kunt er niet meer op klikken: {cells}.",
        "Dubbelklik op de cel en druk op Enter: Excel maakt er dan weer een koppeling van.",
    ),
}

ERRORS: dict[str, str] = {
    "result-holds-changes": (
        "In '{result}' staat wat u eerder veranderde, en in '{file}' nog niet. Ga verder in '{result}', "
        "of gebruik --ter-plaatse. Er is niets veranderd."
    ),
    "file-missing": "Het bestand '{file}' is er niet. Kijk of de naam klopt en of het bestand niet is verplaatst.",
    "file-is-folder": "'{file}' is een map. Kies de Excel-werkmap in die map.",
    "file-locked": "Het bestand '{file}' is nu niet te lezen. Waarschijnlijk staat het open in Excel, of u mag het niet openen. Sluit het bestand in Excel en probeer het opnieuw.",
    "file-unreadable": "Het bestand '{file}' is niet te lezen. Staat het op een netwerkschijf of in de cloud? Zet het eerst op uw eigen computer en probeer het opnieuw.",
    "file-empty": "Het bestand '{file}' is leeg: er staat niets in, ook geen lege tab. Neem een reservekopie of haal het bestand opnieuw op.",
    "file-xls": "'{file}' is een Excel-werkmap van de oude soort (.xls). Open hem in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-xlsb": "'{file}' is een binaire Excel-werkmap (.xlsb). Open hem in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx).",
    "file-other-name": "'{file}' is wel een Excel-werkmap, maar de naam past er niet bij; Excel opent hem zo niet. Geef het bestand een naam die op .xlsx eindigt en probeer het opnieuw.",
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
    "no-room-for-column": (
        "Op de tab '{sheet}' is een kolom '{header}' nodig, maar rechts van uw tabel (kolom {column}) staat iets anders. "
        "Maak die kolom leeg, of zet zelf een kolom '{header}' in de tabel. Er is niets veranderd."
    ),
    "sheet-missing": "De tab '{sheet}' staat niet in de werkmap. Kijk of de naam klopt.",
    "file-open-elsewhere": "'{file}' staat open in Excel of een ander programma. Sluit het daar en probeer het opnieuw. Staat het nergens open, verwijder dan het bestandje '~${file}' dat ernaast staat.",
    "file-read-only": "'{file}' mag alleen worden gelezen. Kies met --uit een andere naam, of zet het kenmerk Alleen-lezen uit bij de eigenschappen van het bestand.",
    "file-changed-meanwhile": "'{file}' is veranderd terwijl wij ermee bezig waren. Er is niets geschreven. Sla uw werk op, sluit het bestand en probeer het opnieuw.",
    "folder-read-only": "In de map '{folder}' mag niet worden geschreven. Er is niets veranderd. Kies met --uit een andere map.",
    "disk-full": "De schijf is vol: in de map '{folder}' is geen plaats meer. Er is niets veranderd. Maak ruimte en probeer het opnieuw.",
    "path-too-long": "De naam van '{file}' met zijn map is te lang: Excel opent niet meer dan {limit} tekens. Kies met --uit een kortere naam of een map minder diep.",
    "write-failed": "'{file}' kon niet worden geschreven ({reason}). Er is niets veranderd. Staat het op een netwerkschijf of in de cloud? Kies met --uit een map op uw eigen computer.",
    "result-too-large": "Met onze tabs erbij wordt '{file}' groter dan een Excel-werkmap kan zijn. Er is niets veranderd. Verwijder tabs die u niet nodig hebt.",
    "target-is-folder": "'{file}' is een map, geen bestand. Kies met --uit de naam van een bestand.",
    "target-folder-missing": "De map '{folder}' is er niet. Maak de map eerst, of kies met --uit een andere.",
    "target-not-ours": "'{file}' bestaat al en is niet door ons gemaakt; het is niet overschreven. Kies met --uit een andere naam, of verplaats dat bestand.",
    "target-is-source": "Het resultaat zou over '{file}' zelf heen worden geschreven. Voeg --ter-plaatse toe als u dat wilt (er wordt eerst een reservekopie gemaakt), of kies met --uit een andere naam.",
    "target-other-kind": "'{file}' is een ander soort bestand dan uw werkmap ({suffix}). Kies met --uit een naam die op {suffix} eindigt.",
    "backup-folder": "De map voor reservekopieën, '{folder}', kon niet worden gemaakt. Zonder reservekopie verandert er niets. Kijk of u daar mag schrijven.",
    "backup-synchronised": "De map voor reservekopieën, '{folder}', wordt gedeeld via {service}. Reservekopieën blijven op uw eigen computer. Er is niets veranderd. Vraag wie uw computer beheert om een map te kiezen die niet wordt gedeeld; in LEESMIJ staat hoe.",
    "open-no-copy": "Van '{file}' kon geen kopie worden opgeslagen, en zonder kopie verandert er niets. Kijk of er schijfruimte is en of de werkmap geen wachtwoord heeft. Helpt dat niet: sla de werkmap op, sluit hem en sleep het bestand op de snelkoppeling Klantenbestand.",
    "open-busy": "Klantenbestand is nog bezig met de vorige knop (sinds {since}). Wacht tot die klaar is en klik dan opnieuw.",
    "open-read-only": "'{file}' is geopend om alleen te lezen; er kan niets in worden gezet. Klik op Bewerken inschakelen als Excel dat aanbiedt, of kies Bestand, Opslaan als en werk verder in die kopie.",
    "open-structure-protected": "De structuur van '{file}' is beveiligd; Excel laat geen tabs toevoegen of verwijderen. Kies Controleren, Werkmap beveiligen om de beveiliging uit te zetten, en klik opnieuw. Er is niets veranderd.",
    "sheet-protected": "De tab '{sheet}' is beveiligd; daar kan niets worden gezet. Open de werkmap in Excel, kies Controleren, Beveiliging blad opheffen, sla haar op en probeer het opnieuw. Er is niets veranderd.",
    "open-sheet-protected": "De tab '{sheet}' is beveiligd; daar kan niets worden gezet. Kies Controleren, Beveiliging blad opheffen en klik opnieuw. Er is niets veranderd.",
    "open-changed-meanwhile": "Op de tab '{sheet}' is iets veranderd terwijl wij bezig waren. Er is niets geschreven. Klik opnieuw op de knop.",
    "open-write-differs": "Op de tab '{sheet}', cel {cell}, stond na het schrijven iets anders dan wij schreven. Alles is teruggezet zoals het was. Stuur ons het logbestand als dit vaker gebeurt.",
    "open-rows-differ": "Op de tab '{sheet}' stonden na het weghalen of terugzetten van rijen niet de rijen die er moesten staan. Alles is teruggezet zoals het was. Stuur ons het logbestand als dit vaker gebeurt.",
    "open-write-failed": "Excel kon de tab '{sheet}' niet bijwerken. Alles is teruggezet zoals het was. Bent u in een cel aan het typen? Druk op Enter en klik opnieuw op de knop.",
    "open-not-restored": "Het bijwerken is gestopt en niet alles kon worden teruggezet op de tab '{sheet}'. Sluit de werkmap zonder op te slaan en open hem opnieuw. De reservekopie van voor deze knop is '{backup}'.",
}
