"""What becomes of rows that were merged into another: whether they left their sheet, and why one did not."""

from collections.abc import Mapping

# why a row cannot be taken out of its table, by the code of `Book.remove_rows`
WHY: Mapping[str, str] = {
    "formula": "in die rij staat een formule die niet precies terug te zetten zou zijn",
    "key": "een formule rekent hier klantnummers uit; gaat er een rij weg, dan kan een aankoop bij een andere klant komen. Zet de klantnummers als vaste waarde in de cellen, dan kan het wel",
    "place": "een formule in de lijst rekent met de plaats van een rij; gaat er een rij weg, dan geeft die iets anders",
    "named": "een formule, grafiek, draaitabel, naam of koppeling van u wijst naar precies die rij of naar een rij eronder",
    "position": "een formule van u haalt een rij van deze lijst op naar zijn plaats, zoals INDEX met een vast rijnummer; gaat er een rij weg, dan haalt die iemand anders op",
    "note": "aan een cel in die rij hangt een opmerking",
    "link": "in die rij staat een koppeling met een eigen tekst of tip, of naar een plaats; die zou niet precies terug te zetten zijn",
    "picture": "op of onder die rij ligt een afbeelding, een grafiek of een knop over de lijst",
    "looks": "in die rij is een deel van een tekst anders opgemaakt dan de rest",
    "colour": "die rij heeft een eigen kleur of opmaak, anders dan de rij erboven",
    "rule": "een keuzelijst of een regel voor opmaak begint of eindigt bij die rij",
    "merged": "op of onder die rij zijn cellen aan elkaar gevoegd",
    "hidden": "op of onder die rij zijn rijen verborgen of gegroepeerd",
    "beside": "naast de lijst, op die rij of lager, of onder de lijst staat nog iets anders; dat zou niet meer bij de goede rij staan",
    "column": "in die rij staat iets in een kolom zonder een eigen kop",
    "odd": "er is niet te zien wat aan die rij vastzit",
}

TEXTS: Mapping[str, str] = {
    "left": "{rows} niet meer op {sheet}. Hoe de klant daar stond, vindt u op de tab Samengevoegd.",
    "left.more": "{rows} niet meer op {sheet}. Hoe de klanten daar stonden, vindt u op de tab Samengevoegd.",
    "in-file": "{rows} blijft op {sheet} staan, gemerkt bij 'Samengevoegd met', en telt niet meer mee.",
    "in-file.more": "{rows} blijven op {sheet} staan, gemerkt bij 'Samengevoegd met', en tellen niet meer mee.",
    "stays": "Op {sheet} blijft {rows} staan, gemerkt bij 'Samengevoegd met': {why}.",
    "stays.more": "Op {sheet} blijven {rows} staan, gemerkt bij 'Samengevoegd met': {why}.",
}
