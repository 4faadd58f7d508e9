"""Every sentence on *Dubbelen* and *Samengevoegd*."""

TEXTS: dict[str, str] = {
    "doubles.title": "Dubbelen",
    "doubles.conclusion": (
        "{open} te beoordelen, {done} gedaan; {ticked} al op Samenvoegen. "
        "Kijk alles na, kies per groep bij Besluit en klik daarna op de knop Samenvoegen."
    ),
    "doubles.conclusion.open": "{open} te beoordelen, {done} gedaan. Kies per groep bij Besluit en klik daarna op de knop Samenvoegen.",
    "doubles.conclusion.done": "0 te beoordelen, {done} gedaan. Er zijn geen andere dubbele klanten gevonden.",
    "doubles.conclusion.none": "Er zijn geen dubbele klanten gevonden.",
    "doubles.figure.open": "Te beoordelen",
    "doubles.figure.ready": "Klaar om samen te voegen",
    "doubles.figure.refused": "Niet dezelfde",
    "doubles.figure.merged": "Samengevoegde rijen",
    "doubles.more": "Er zijn nog {count} vragen; die komen als u bij deze Samenvoegen of Niet dezelfde koos.",
    "doubles.more.one": "Er is nog 1 vraag; die komt als u bij deze Samenvoegen of Niet dezelfde koos.",
    "doubles.hint": (
        "Is wie bij u dezelfde naam en hetzelfde adres heeft, altijd één klant? Kies dan op de tab Instellingen bij "
        "'Zelfde naam en adres' voor samenvoegen: zoekt u daarna opnieuw, dan staan zulke groepen klaar."
    ),
    "doubles.table.groups": "Per groep: zo wordt het, en de rijen zoals ze nu zijn",
    "doubles.table.related": "Geen dubbelen, wel iets van elkaar: één brief per huishouden is genoeg",
    "doubles.table.refused": "Dit zijn verschillende klanten, zei u",
    "doubles.def.decision": (
        "Besluit: Samenvoegen (deze rijen zijn één klant), Niet dezelfde (wordt onthouden) of Later. "
        "Er verandert niets totdat u op de knop Samenvoegen klikt."
    ),
    "doubles.def.row": "Rij: 'zo wordt het' is de klant na samenvoegen, 'blijft' de rij die blijft staan, 'gaat erin op' wat daarin opgaat.",
    "doubles.def.values": (
        "In de bovenste rij van een groep kunt u elke gekleurde cel verbeteren; wat u typt, gaat voor. "
        "Een streepje (-) maakt een veld leeg. Telefoonnummers en e-mailadressen die vervallen, komen bij Opmerkingen; wat opgaat, staat in zijn geheel op Samengevoegd."
    ),
    "doubles.def.ask": "Verschillen geboortedatum, KvK-nummer, btw-id of IBAN, dan vult u zelf in wat klopt; tot dan blijft de groep staan.",
    "doubles.def.sure": (
        "Wat zeker dubbel is, staat al op Samenvoegen, behalve als u er eerder anders over besliste "
        "of als een rij geen eigen klantnummer heeft. Een vraag beslist u zelf."
    ),
    "doubles.def.no": (
        "Niet dezelfde wordt niet opnieuw gevraagd, tenzij een van de rijen verandert of u 'Weer voorleggen' kiest. "
        "Daarna zetten wij zo'n groep nooit zelf op Samenvoegen."
    ),
    "doubles.def.related": "Aankopen en Contacten: hoeveel rijen daar op dit klantnummer staan. Ze gaan mee naar de klant die blijft.",
    "doubles.note.decision": "Kies op de bovenste rij van de groep: Samenvoegen, Niet dezelfde of Later. Klik daarna op de knop Samenvoegen.",
    "doubles.note.customer": "Klik op een nummer om naar de klant te springen.",
    "doubles.ask": "Vul zelf in wat klopt: {fields}.",
    "doubles.differs": "Anders: {fields}.",
    "doubles.empty": "Leeg: {fields}.",
    "doubles.same": "Precies zo.",
    "doubles.number": "Geef elke rij eerst een eigen klantnummer; pas dan kunt u samenvoegen en wordt Niet dezelfde onthouden.",
    "doubles.no-number": "geen nummer",
    "doubles.and-more": "{shown} en {count} andere",
    "doubles.again": "Kies ja om deze klanten bij de volgende keer zoeken weer voorgelegd te krijgen.",
    "merged.title": "Samengevoegd",
    "merged.conclusion": "{rows} in een andere klant opgegaan. Hier staan ze zoals ze waren.",
    "merged.figure": "Samengevoegde rijen",
    "merged.def.rows": "Een rij die in Klanten bleef staan (in een gesloten bestand elke rij), heeft daar bij 'Samengevoegd met' de klant waarin zij opging; zij telt niet meer mee.",
    "merged.def.numbers": "Het oude klantnummer staat op de tab Nummers, zodat nieuwe gegevens op dat nummer bij de goede klant komen.",
}
