# ruff: noqa: E501, SIM905 -- tables of words
"""Names, streets, towns and trades from which the benchmarks compose Dutch customers.

Two pools that share next to nothing: COMMON has the frequent Dutch names (few names, many namesakes), WIDE composes
surnames and carries first names of many origins (many names, few namesakes). Rules that only work on one are tuned.
"""

import unicodedata
import zlib
from dataclasses import dataclass

import numpy as np

Rng = np.random.Generator

# formal name: what such a person is called; the first is the formal name itself
COMMON_MEN = """Johannes Jan Johan Hans Joop Hannes|Cornelis Cor Kees Cees|Hendrikus Henk Hein Rik Hendrik|Petrus Piet Peter
Pieter|Wilhelmus Wim Willem Pim|Gerardus Gerard Gerrit Ger|Jacobus Jaap Koos Jacob Sjaak|Theodorus Theo Dorus|Antonius Ton
Anton Toon|Adrianus Ad Arie Adrie|Franciscus Frans Cis|Martinus Martin Tinus Maarten|Nicolaas Nico Klaas Niek|Leonardus Leo
Leon|Robertus Rob Robert Bert|Albertus Bert Albert Appie|Bernardus Ben Bernard Bennie|Alexander Alex Lex Sander|Michaël Michel
Michael Chiel|Marcus Mark Marco|Thomas Tom Thom|Matthijs Thijs Matthias|Daniël Daan Daniel|Lucas Luuk Lucas Luc|Sebastiaan
Bas Sebas|Christiaan Chris Christian|Frederik Fred Freek Frits|Lambertus Bert Lambert Bart|Bartholomeus Bart Bartel|Gijsbertus Gijs
Bert|Jeroen|Erik|Dennis|Marcel|Patrick|Ruud|Stefan|Paul|Jasper|Sven|Bram|Niels|Rick|Kevin|Wouter|Joost|Ronald|Edwin|Arjan|Vincent|Tim|
Lars|Jesse|Ruben|Milan|Levi|Finn|Sem|Noah|Koen|Jos|Dirk|Sjoerd|Tjeerd|Wiebe|Harm|Evert|Bastiaan|Roel|Guus|Max|Teun|Stijn|Mees"""
COMMON_WOMEN = """Johanna Jo Joke Anja Hanna Annie|Maria Marie Mia Ria Marja Mieke|Cornelia Corrie Cora Nel Nelleke Lia|Wilhelmina
Willy Mina Wil Willemien Minke|Elisabeth Els Betty Liesbeth Elly Lisa|Catharina Tineke Toos Karin Trijntje Rina|Adriana Jana Sjaan
Adri|Hendrika Rika Hennie Riek|Petronella Nel Petra Ella|Anna Annie Anneke Ans An|Margaretha Greet Margriet Gre Marga|Jacoba Coba
Co Jacqueline|Geertruida Truus Trudy Geertje|Theodora Thea Dora|Antonia Toos Toni Tonnie|Francisca Sisca Fransje Cisca|Helena Lena
Heleen Leny|Gerarda Gerda Gerry|Alida Alie Lida|Christina Stien Tineke Christien|Marianne|Monique|Sandra|Ingrid|Yvonne|Esther|Linda|
Marieke|Marijke|Saskia|Mirjam|Nicole|Wendy|Manon|Kim|Sanne|Lotte|Femke|Iris|Eva|Julia|Sophie|Emma|Tess|Anouk|Fleur|Lieke|Maud|Noor|
Roos|Bianca|Ellen|Astrid|Judith|Patricia|Marloes|Daphne|Jolanda|Angelique|Carla|Renate|Suzanne|Karin|Anita|Hilde|Loes|Inge|Eline"""
WIDE_MEN = """Mohammed Mo Moh|Ahmet|Mustafa Muus|Youssef Joes|Ali|Hassan|Ibrahim Ibo|Emre|Piotr|Krzysztof Kris|Tomasz|Andrzej|Sunil|Rajesh|
Winston|Glenn|Clyde|William Bill Will|James Jim|Oliver Olly|Matteo|Luigi Gino|José Pepe|Carlos|Wei|Minh|Bilal|Reinder|Jelle|Douwe|
Sietse|Fokke|Hessel|Ype|Jorrit|Wessel|Berend|Egbert|Warner|Geert-Jan|Jan-Willem|Pieter-Jan|Klaas-Jan|Gert-Jan|Hubertus
Huub Hub|Laurentius Laurens Lau|Augustinus Guus Stijn|Quirinus Krijn|Servaas Vaas|Mathieu Mat|Jean-Pierre|Ludovicus Louis Lowie|
Everardus Evert Ed|Aloysius Wies Loek|Ignatius Ignace Naad|Reinier Rein|Valentijn|Floris|Diederik Dick|Olivier|Philip Flip|Boudewijn"""
WIDE_WOMEN = """Fatima|Aïcha|Yasmina Mina|Ayşe|Elif|Zeynep|Katarzyna Kasia|Agnieszka Aga|Magdalena Magda Leen|Shanti|Anjali|Mercedes|Chantal|
Jennifer Jenny|Elizabeth Liz Beth|Giulia|Carmen|Mei|Linh|Samira|Naima|Jildou|Fenna|Wytske|Sjoukje|Aaltje|Froukje|Hiske|Baukje|
Anne-Marie Annemarie|Marie-Louise Marlous|Anne-Fleur|Hubertina Tiny Bertien|Ludovica Louise Wies|Clasina Sien Claasje|Dymphna|
Apollonia Pola Loni|Rosalia Rosa Lia|Philomena Mien|Seraphina Fien|Leopoldina Dien|Guillemina Guusje|Josephina Josje Fien|Hortensia|
Mechtelina Mechteld|Odilia Ody|Barbara Babs Bar|Veronica Vera|Ursula Uschi|Victoria Vicky|Emilia Milou|Sterre|Madelief|Jip|Puck|Robin"""
COMMON_SURNAMES = """Jong Jansen Vries Berg Bakker Dijk Visser Janssen Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen
Dekker Brouwer Wit Dijkstra Smits Graaf Meer Linden Kok Jacobs Haan Vermeulen Heuvel Veen Broek Bruijn Bruin Heijden Schouten
Beek Willems Vliet Ven Hoekstra Maas Verhoeven Koster Dam Wal Prins Blom Huisman Peeters Jonge Kuipers Bosch Veenstra Kuiper Post
Kuijpers Gerritsen Zwart Sanders Martens Molenaar Driessen Timmermans Ruiter Doorn Vink Evers Verbeek Bosman Koning Scholten Wolff
Baars Roos Kramer Hermans Willemsen Mol Schipper Wijk Pol Zanten Hofman Groen Snijders Postma Veldman Bouwman Verweij Cornelissen
Hoek Admiraal Kroon Kooij Jager Bloem Hartman Tuin Rijn Laan Kamp Hout Brink Velde Poel Wouters Boersma Sluis Wiel Oord Zee Geer"""
COMMON_INFIX = {
    "Jong": "de", "Vries": "de", "Berg": "van den", "Dijk": "van", "Boer": "de", "Groot": "de", "Leeuwen": "van", "Wit": "de",
    "Graaf": "de", "Meer": "van der", "Linden": "van der", "Haan": "de", "Heuvel": "van den", "Veen": "van der", "Broek": "van den",
    "Bruijn": "de", "Bruin": "de", "Heijden": "van der", "Beek": "van", "Vliet": "van", "Ven": "van de", "Dam": "van", "Wal": "van der",
    "Bosch": "van den", "Jonge": "de", "Zwart": "de", "Ruiter": "de", "Doorn": "van", "Koning": "de", "Wijk": "van", "Pol": "van de",
    "Zanten": "van", "Hoek": "van den", "Jager": "de", "Tuin": "in 't", "Rijn": "van", "Laan": "van der", "Kamp": "op de", "Hout": "van 't",
    "Brink": "ten", "Velde": "te", "Poel": "van der", "Sluis": "van der", "Wiel": "van de", "Oord": "van", "Zee": "van der", "Geer": "van",
}  # fmt: skip
STEMS = """Acht Alder Baan Berken Bie Blaken Bol Braak Brem Daal Deur Dongel Door Drunen Eek Elze Engel Essen Flier Gaas Ger Gron Haver Heck
Heem Hel Hilver Hool Hulst Jut Kalver Kem Kersen Klaver Kolk Krab Kwaak Leen Lin Loon Meerle Mierlo Moer Nieuw Noord Oever Olden Ooster Otter
Peel Pruis Quak Raam Rave Reuse Riet Ruur Schaap Schuur Slag Snel Sparre Spier Stein Sterken Swaan Tel Til Uden Vaar Veld Verme Vlas Vogel
Waal Wester Wiel Wild Winter Wol Zand Zeel Zilver Zuider""".split()
ENDINGS = """beek berg bergen broek bruggen burg dam dijk donk drecht enaar ers ga haar hof horst huis huizen inga kamp kerk laar land ma man meijer
mond oord poel rade rooij schot sen stra t veen veld voort waard weide werf wijk zicht zoon""".split()
INFIXES = [
    "",
    "",
    "",
    "",
    "",
    "van",
    "van de",
    "van der",
    "van den",
    "de",
    "ter",
    "ten",
    "op den",
    "van 't",
    "el",
    "d'",
]
STREET_STEMS = """Kerk Dorps School Molen Juliana Beatrix Wilhelmina Oranje Stations Nieuwe Hoofd Linden Eiken Beuken Kastanje Berken Meidoorn
Rozen Tulpen Anjer Leeuwerik Merel Vink Spoor Haven Markt Singel Prins Hendrik Koningin Emma Thorbecke Rembrandt Vermeer Vondel Burgemeester
Jansen Dokter Schaepman Groene Hoge Lage Oude Zand Veen Dijk Polder Ring Park Industrie Ambacht Handels Zuider Noorder""".split()
STREET_ENDS = "straat straat straat laan weg weg plein hof kade dreef singel pad".split()
TOWNS = """Amsterdam 1011 1109 020|Rotterdam 3011 3089 010|Utrecht 3511 3585 030|Eindhoven 5611 5658 040|Groningen 9711 9747 050|Tilburg 5011
5049 013|Almere 1311 1363 036|Breda 4811 4839 076|Nijmegen 6511 6546 024|Apeldoorn 7311 7339 055|Haarlem 2011 2037 023|Arnhem 6811 6846 026|
Zwolle 8011 8045 038|Leiden 2311 2334 071|Dordrecht 3311 3329 078|Sneek 8601 8608 0515|Weert 6001 6006 0495|Goes 4461 4465 0113|Ede 6711 6718
0318|Hoorn 1621 1628 0229|'s-Hertogenbosch 5211 5237 073|Capelle aan den IJssel 2901 2909 010|Oss 5341 5351 0412|Venlo 5911 5928 077"""
TRADES = """Bakkerij Slagerij Kapsalon Garage Bloemenhuis Bouwbedrijf Schildersbedrijf Installatiebedrijf Administratiekantoor Makelaardij
Advies Fysiotherapie Tandartspraktijk Notariskantoor Restaurant Café Hoveniersbedrijf Loodgietersbedrijf Transport Drukkerij Rijschool
Timmerbedrijf Dierenkliniek Autobedrijf Fietsen Interieur Consultancy Schoonmaak Catering Fotografie""".split()
LEGAL = ("B.V.", "BV", "V.O.F.", "VOF", "N.V.", "Holding B.V.", "eenmanszaak", "Stichting")
PROVIDERS = [
    "gmail.com",
    "gmail.com",
    "hotmail.com",
    "ziggo.nl",
    "kpnmail.nl",
    "outlook.com",
    "live.nl",
    "xs4all.nl",
    "planet.nl",
    "icloud.com",
]
HOBBIES = "zonnetje fietser tuinman voetbal kaas vlinder zeeman hond sterre molen klusser panda tijger reiziger".split()


def parse_names(text: str) -> list[tuple[str, ...]]:
    """Formal name first, then what people with that name are called."""
    return [tuple(part.split()) for part in text.replace("\n", " ").split("|")]


@dataclass(frozen=True)
class Place:
    """An address of a door; `area` is the dialling code of the town."""

    street: str
    number: int
    addition: str
    postcode: str
    city: str
    area: str


@dataclass(frozen=True)
class Pools:
    """What a generator draws from: (infix, surname) with weights, first names of men and women with weights."""

    surnames: list[tuple[str, str]]
    surname_p: np.ndarray
    men: list[tuple[str, ...]]
    women: list[tuple[str, ...]]
    name_power: float

    def surname(self, rng: Rng) -> tuple[str, str]:
        return self.surnames[int(np.searchsorted(self.surname_p, rng.random()))]

    def first_name(self, rng: Rng, gender: str) -> tuple[str, ...]:
        names = self.men if gender == "m" else self.women
        return names[int(len(names) * rng.random() ** self.name_power)]


def _cumulative(count: int, power: float) -> np.ndarray:
    weights = 1.0 / np.arange(1, count + 1) ** power
    cumulative = np.cumsum(weights / weights.sum())
    cumulative[-1] = 1.0
    return cumulative


def composed(rng: Rng, count: int) -> list[tuple[str, str]]:
    """Surnames that nobody needs to have: stem and ending, with or without infix."""
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        infix = INFIXES[rng.integers(len(INFIXES))]
        found[(infix, STEMS[rng.integers(len(STEMS))] + ENDINGS[rng.integers(len(ENDINGS))])] = None
    return list(found)


def common_pools(rng: Rng) -> Pools:
    """Frequent Dutch names, a long tail of composed ones."""
    head = [(COMMON_INFIX.get(name, ""), name) for name in COMMON_SURNAMES.split()]
    surnames = head + composed(rng, 6_000)
    return Pools(surnames, _cumulative(len(surnames), 0.8), parse_names(COMMON_MEN), parse_names(COMMON_WOMEN), 1.4)


def wide_pools(rng: Rng) -> Pools:
    """Composed surnames only and first names of many origins; hyphens, accents, spaces."""
    surnames = composed(rng, 20_000)
    return Pools(surnames, _cumulative(len(surnames), 0.45), parse_names(WIDE_MEN), parse_names(WIDE_WOMEN), 1.0)


def faker_pools(rng: Rng) -> Pools:
    """Names from a list that the author of the rules did not write: Faker's nl_NL (ImportError without it)."""
    from faker.providers.person.nl_NL import Provider  # type: ignore[import-not-found,unused-ignore]

    surnames = []
    for name in dict.fromkeys(Provider.last_names):
        *infix, main = str(name).split(" ")
        surnames.append((" ".join(infix), main))
    surnames = [surnames[k] for k in rng.permutation(len(surnames))]
    men, women = (
        [(str(name),) for name in dict.fromkeys(names)]
        for names in (Provider.first_names_male, Provider.first_names_female)
    )
    return Pools(surnames, _cumulative(len(surnames), 0.7), men, women, 1.6)


POOLS = {"common": common_pools, "wide": wide_pools, "faker": faker_pools}


def draw_place(rng: Rng) -> Place:
    """A door: its postcode follows from town and street, as in real life (one postcode is some 20 doors)."""
    towns = TOWNS.replace("\n", " ").split("|")
    *city, low, high, area = towns[int(len(towns) * rng.random() ** 1.3)].split()
    street = STREET_STEMS[rng.integers(len(STREET_STEMS))] + STREET_ENDS[rng.integers(len(STREET_ENDS))]
    number = int(1 + 180 * rng.random() ** 1.8)
    quarter = int(rng.integers(int(low), int(high) + 1))
    letters = np.random.default_rng(zlib.crc32(f"{street}{quarter}{number // 20}{number % 2}".encode())).integers(
        0, 24, 2
    )
    postcode = f"{quarter} " + "".join("ABCDEGHJKLMNPRSTVWXZACEG"[k] for k in letters)
    addition = ["A", "B", "bis", "2", "hs", "II"][rng.integers(6)] if rng.random() < 0.1 else ""
    return Place(street, number, addition, postcode, " ".join(city), area)


def mobile(rng: Rng) -> str:
    return "06" + str(rng.integers(10_000_000, 60_000_000))


def landline(rng: Rng, area: str) -> str:
    return area + str(rng.integers(10 ** (9 - len(area)) * 2, 10 ** (10 - len(area)) - 1))


def iban(rng: Rng) -> str:
    """A Dutch IBAN with a right check number."""
    body = ["INGB", "RABO", "ABNA", "TRIO"][rng.integers(4)] + f"{rng.integers(10**8, 10**9):010d}"
    digits = "".join(str(int(c, 36)) for c in body + "NL00")
    return f"NL{98 - int(digits) % 97:02d}{body}"


def ascii_key(text: str) -> str:
    """Letters only, for e-mail addresses."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in plain if c.isalnum())


def typo(rng: Rng, text: str) -> str:
    """One slip of the finger: a letter changed, dropped, doubled, or two swapped."""
    if len(text) < 3:
        return text
    k = int(rng.integers(1, len(text) - 1))
    kind = rng.integers(4)
    if kind == 0:
        return text[:k] + "aeiourstln"[rng.integers(10)] + text[k + 1 :]
    if kind == 1:
        return text[:k] + text[k + 1 :]
    if kind == 2:
        return text[:k] + text[k] + text[k:]
    return text[:k] + text[k + 1] + text[k] + text[k + 2 :]


def digit_typo(rng: Rng, text: str) -> str:
    """One wrong digit."""
    places = [k for k, c in enumerate(text) if c.isdigit()]
    k = places[rng.integers(len(places))]
    return text[:k] + str((int(text[k]) + 1 + rng.integers(9)) % 10) + text[k + 1 :]
