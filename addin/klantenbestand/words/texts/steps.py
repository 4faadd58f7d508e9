"""What a step says when it is done, for the terminal and the message behind a button."""

from collections.abc import Mapping

from klantenbestand.words.wording import plural

TEXTS = {
    "counts": "{errors}, {warnings} en {tips}. Ze staan op de tab Controle.",
    "counts.clean": "Alles is in orde: er is niets gevonden om te verbeteren.",
    "analysed": "Gemaakt: {tabs}.",
    "nothing": "Er zijn nog geen cijfers te maken: {reason}",
    "no-purchases": "er is geen tab met aankopen die een datum en een bedrag heeft. Hebt u die nog niet? De knop Nieuw (of de opdracht nieuw) zet er een klaar.",
    "no-rows": "er zijn nog geen aankopen die meetellen.",
    "no-buyers": "bij geen enkele aankoop die meetelt staat een klantnummer. Vul in Aankopen de kolom Klantnummer in.",
    "no-articles": "bij geen enkele aankoop staat een artikel. Vul in Aankopen de kolom Artikel in.",
    "no-customers": "er is geen tab met klanten die een klantnummer heeft. Hebt u die nog niet? De knop Nieuw (of de opdracht nieuw) zet er een klaar.",
    "no-campaigns": "bij geen contact staat een campagne of een cijfer, en bij geen aankoop een actiecode.",
    "doubles.none": "Er zijn geen dubbele klanten gevonden.",
    "doubles.found": "{sure} zeker dubbel en {open} te beoordelen, op de tab Dubbelen; {related} horen klanten bij elkaar zonder dubbel te zijn.",
    "doubles.not": "Dubbelen zoeken kan nu niet: {reason}",
    "merge.nothing": "Er is niets samen te voegen. Kies op de tab Dubbelen bij Besluit wat u wilt samenvoegen.",
    "merge.plan": "{groups} samenvoegen: {rows} op in een andere.",
    "merge.plan.group": "  {gone} gaat op in {stays}",
    "merge.plan.group.more": "  {gone} gaan op in {stays}",
    "merge.plan.more": "  en nog {count} andere groepen",
    "merge.plan.moves": "  {purchases} en {contacts} gaan mee",
    "merge.plan.leave": "  wat opgaat, gaat van {sheet} af en komt op de tab Samengevoegd; een rij waar iets van u aan vastzit, blijft gemerkt staan",
    "merge.plan.stay": "  wat opgaat, blijft op {sheet} staan, gemerkt bij 'Samengevoegd met', en telt niet meer mee",
    "merge.ask": "Samenvoegen? Uw bestand van nu wordt bewaard. (ja/nee)",
    "merge.left": "Niet samengevoegd: {group}, want {reason}. {todo}",
    "merge.declined": "Er is niets veranderd.",
    "merge.done": "{groups} samengevoegd. De omzet ({revenue}), {orders} en {contacts} zijn nagekeken en gelijk gebleven.",
    "merge.copy": "Uw eigen bestand is niet veranderd; ga verder in het resultaat.",
    "merge.open": "Nog te beoordelen: {open}.",
    "undo.nothing": "Er is niets om ongedaan te maken: in deze werkmap is met Klantenbestand nog niets in uw gegevens gewijzigd, of alles is al teruggedraaid.",
    "undo.no-again": "Er is niets om opnieuw uit te voeren: de laatste stap was geen Ongedaan maken.",
    "undo.plan": "De stap {step} van {moment} ongedaan maken:",
    "undo.plan.group": "De groep {group} van de stap {step} van {moment} ongedaan maken:",
    "undo.plan.again": "De stap {step} van {moment} toch weer uitvoeren:",
    "undo.plan.bytes": "  sindsdien is er niets veranderd; het hele bestand wordt precies wat het ervoor was",
    "undo.plan.bytes.again": "  sindsdien is er niets veranderd; het hele bestand wordt precies wat het erna was",
    "undo.plan.cells": "  op de tab {sheet}: {number} terug naar wat er stond",
    "undo.plan.rows": "  op de tab {sheet}: {number} weer weg",
    "undo.plan.back": "  op de tab {sheet}: {number} weer terug",
    "undo.plan.memory": "  wat de stap onthield, zoals een afmelding of Niet dezelfde, wordt ook hersteld",
    "undo.plan.none": "  in uw gegevens staat het al zo",
    "undo.stuck": "Van de stap {step} van {moment} is niets teruggezet: er is niets dat nog terug kan. Alles is gebleven zoals het nu is.",
    "undo.stuck.earlier": "Wel kunt u een eerdere stap terugdraaien:",
    "undo.stuck.unasked": "Een eerdere stap terugdraaien kan wel, maar alleen na uw ja: doe het met de knop in Excel, of in een opdrachtvenster zonder --ja.",
    "undo.stuck.group": "Van de groep {group} van de stap {step} van {moment} is niets teruggezet: er is niets dat nog terug kan. Alles is gebleven zoals het nu is.",
    "undo.stuck.again": "De stap {step} van {moment} is niet weer uitgevoerd: er is niets dat nog kan. Alles is gebleven zoals het nu is.",
    "undo.plan.left": "  {count} blijft iets zoals het nu is, omdat u het sindsdien hebt veranderd of de rij niet zeker te vinden is:",
    "undo.plan.left.one": "    {sheet}, {row}{header}",
    "undo.plan.left.formula": "    {sheet}, {row}{header}: de formule van toen past niet meer; hier komt te staan wat die gaf.",
    "undo.plan.left.group.undo-row-gone": "    {sheet}, {row}: die rij staat niet meer op de tab, dus met de groep {group} gebeurt niets. Anders kwamen aankopen los te staan.",
    "undo.plan.left.group.undo-row-changed": "    {sheet}, {row}: die rij is sindsdien veranderd, dus de groep {group} wordt niet weer samengevoegd. Klik op Dubbelen zoeken en kies opnieuw.",
    "undo.plan.left.group.undo-survivor-gone": "    {sheet}, {row}: de klant bij wie deze rij zou komen, is er niet meer, of vaker dan een keer; de groep {group} wordt niet weer samengevoegd.",
    "undo.plan.left.group.undo-consent": "    {sheet}, {row}: wat deze klant niet wil, staat niet bij de klant die blijft; de groep {group} wordt niet weer samengevoegd. Klik op Dubbelen zoeken en kies opnieuw.",
    "undo.plan.left.group.undo-number-taken": "    {sheet}, {row}: dit nummer is opnieuw gebruikt, dus de hele groep {group} blijft samengevoegd. Wilt u die terug? Geef de klant die het nummer nu heeft, eerst een ander nummer.",
    "undo.plan.left.more": "    en nog {count}",
    "undo.ask": "Doorgaan? Uw bestand van nu wordt bewaard. (ja/nee)",
    "undo.done": "De stap {step} van {moment} is ongedaan gemaakt.",
    "undo.done.group": "De groep {group} van de stap {step} van {moment} is ongedaan gemaakt.",
    "undo.done.again": "De stap {step} van {moment} is weer uitgevoerd.",
    "undo.done.end": "Op de tab {sheet} staat {rows} onderaan: waar de rij stond, is niet meer te zien, of daar kan geen rij tussen.",
    "undo.done.end.more": "Op de tab {sheet} staan {rows} onderaan: waar ze stonden, is niet meer te zien, of daar kan geen rij tussen.",
    "undo.done.gap": "Op de tab {sheet} staat rij {rows} nu leeg midden in de lijst. Verwijder die rij zelf als u wilt.",
    "undo.done.gap.more": "Op de tab {sheet} staan de rijen {rows} nu leeg midden in de lijst. Verwijder die rijen zelf als u wilt.",
    "undo.done.sheet": "De tab {sheet}, die de stap had gemaakt, is gebleven: {why}. Verwijder de tab zelf als u hem niet meer nodig hebt.",
    "undo.done.bytes": "Het bestand is weer precies wat het voor die stap was.",
    "undo.done.bytes.again": "Het bestand is weer precies wat het na die stap was.",
    "undo.stale": "De cijfers op de andere tabs zijn nog van voor het terugdraaien. Klik op Analyseren als u die gebruikt.",
    "mailing.plan": "{title}: {selected} gekozen; {mails} en {letters}.",
    "mailing.control": "Controlegroep: {count} krijgen deze mailing niet, door het lot. Zo ziet u later wat campagne '{campaign}' opbracht.",
    "mailing.remembered": "Wie in de campagne '{campaign}' zit, is onthouden in {path}.",
    "mailing.remembers": "Uw werkmap onthoudt op de verborgen tab Geheugen wie in de controlegroep zit en wie niet; verder verandert er niets in.",
    "mailing.remembered.open": "Wie in de campagne '{campaign}' zit, is onthouden in deze werkmap: sla de werkmap op.",
    "mailing.left-out": "Niet benaderd: {count}.",
    "mailing.reason": "  {count} keer: {reason}",
    "mailing.only-plan": "Dit is het plan; er is niets geschreven. Met --uit MAP maakt u de bestanden.",
    "mailing.nobody": "Er is niemand om te schrijven, dus er zijn geen bestanden gemaakt.",
    "mailing.declined": "Er is niets geschreven en niets verstuurd.",
    "mailing.written": "De bestanden staan in {folder}. Lees daar eerst 'Lees mij.txt'. Er is niets verstuurd.",
    "created": "De nieuwe werkmap staat in {path}",
    "added": "Toegevoegd: {sheets}.",
    "added.not": "Niet toegevoegd: {sheets}. Een tab met die naam is er al, maar is niet te gebruiken; er is niets aan veranderd.",
    "added.none": "Er ontbreekt niets: alle tabs zijn er al. Er is niets veranderd.",
    "example": "Reken met --peildatum {peildatum}: daarna heeft het voorbeeld geen gegevens meer.",
    "result": "Het resultaat staat in {path}",
    "backup": "Wat daar eerst stond, is bewaard in {path}",
}


def done(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in."""
    return TEXTS[key].format(**values)


def counts_sentence(counts: Mapping[str, int]) -> str:
    """How many findings of each severity."""
    if not any(counts.values()):
        return done("counts.clean")
    return done(
        "counts",
        errors=plural(counts["fout"], "fout", "fouten"),
        warnings=plural(counts["let op"], "keer let op", "keer let op"),
        tips=plural(counts["tip"], "tip", "tips"),
    )
