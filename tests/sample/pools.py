"""What invented names, places and companies are put together from. No combination is meant to be anyone."""

FEMALE = (
    "Anna", "Sanne", "Marijke", "Femke", "Lotte", "Wil", "Ingrid", "Hanneke", "Noor", "Fatima", "Truus", "Esther", "Petra", "Zoë",
    "Joke", "Mirjam", "Carolien", "Renée", "Iris", "Greetje", "Yasmin", "Liesbeth", "Anouk", "Tineke", "Marloes", "Ria",
    "Inge", "Evelien", "Nienke", "Dorien", "Saskia", "Roos", "Jacqueline", "Ellen", "Margriet", "Aylin", "Wendy", "Corrie",
)  # fmt: skip
MALE = (
    "Jan", "Pieter", "Kees", "Mohammed", "Daan", "Henk", "Bram", "Ruud", "Willem", "Sjoerd", "Gerrit", "Thijs", "Erik", "Joost",
    "Maarten", "Frank", "Hans", "Wim", "Bas", "Rob", "Niels", "Koen", "Ahmet", "Dirk", "Jeroen", "Arjan", "Tom", "René",
    "Lars", "Theo", "Cor", "Marcel", "Stefan", "Hendrik", "Aart", "Berend", "Jelle", "Sven",
)  # fmt: skip
SURNAMES = (
    ("", "Jansen"), ("de", "Vries"), ("van den", "Berg"), ("", "Bakker"), ("van", "Dijk"), ("", "Visser"), ("", "Smit"),
    ("", "Meijer"), ("de", "Boer"), ("", "Mulder"), ("de", "Groot"), ("", "Bos"), ("", "Vos"), ("", "Peters"), ("", "Hendriks"),
    ("van", "Leeuwen"), ("", "Dekker"), ("", "Brouwer"), ("de", "Wit"), ("", "Dijkstra"), ("", "Smits"), ("de", "Graaf"),
    ("van der", "Meer"), ("van der", "Linden"), ("", "Kok"), ("", "Jacobs"), ("de", "Haan"), ("", "Vermeulen"),
    ("van den", "Heuvel"), ("van der", "Veen"), ("van den", "Broek"), ("de", "Bruijn"), ("de", "Bruin"), ("van der", "Heijden"),
    ("", "Schouten"), ("van", "Beek"), ("", "Willems"), ("van", "Vliet"), ("van de", "Ven"), ("", "Hoekstra"), ("", "Maas"),
    ("", "Verhoeven"), ("", "Koster"), ("van", "Dam"), ("van der", "Wal"), ("", "Prins"), ("", "Blom"), ("", "Huisman"),
    ("", "Peeters"), ("de", "Jong"), ("", "Kuipers"), ("van", "Veen"), ("", "Post"), ("", "Kuiper"), ("", "Veenstra"),
    ("", "Kramer"), ("van den", "Brink"), ("", "Scholten"), ("van", "Wijk"), ("", "Postma"), ("", "Martens"), ("", "Yilmaz"),
    ("", "El Idrissi"), ("in 't", "Veld"), ("van 't", "Hof"), ("", "Wolters"), ("ter", "Horst"), ("te", "Riele"),
    ("", "Nijland"), ("", "Oosterhuis"), ("op den", "Kelder"), ("", "Haverkamp"), ("", "Pijnenburg"), ("", "Roelofs"),
    ("", "Sanders-Kok"), ("van der", "Sluis"), ("", "Özdemir"), ("", "Timmerman"), ("", "Zwart"), ("ten", "Cate"),
)  # fmt: skip

# place, first four digits of the postcodes, area code; weight = how many customers come from there
PLACES = (
    ("Deventer", (7411, 7412, 7413, 7414, 7415, 7416, 7417, 7419, 7421, 7422, 7423, 7424), "0570", 44),
    ("Zutphen", (7201, 7202, 7203, 7204, 7205, 7206), "0575", 12),
    ("Apeldoorn", (7311, 7312, 7313, 7314, 7321, 7322, 7325, 7327, 7331), "055", 9),
    ("Zwolle", (8011, 8012, 8013, 8014, 8017, 8021, 8031), "038", 7),
    ("Twello", (7391,), "0571", 6), ("Diepenveen", (7431,), "0570", 5), ("Raalte", (8101, 8102, 8103), "0572", 4),
    ("Bathmen", (7437,), "0570", 4), ("Olst", (8121,), "0570", 4), ("Holten", (7451,), "0548", 3), ("Lochem", (7241, 7242), "0573", 3),
    ("Gorssel", (7213,), "0575", 3), ("IJsselmuiden", (8271,), "038", 2), ("Arnhem", (6811, 6814, 6821, 6828), "026", 3),
    ("Enschede", (7511, 7513, 7522, 7543), "053", 3), ("Amsterdam", (1011, 1016, 1054, 1073, 1098), "020", 4),
    ("Utrecht", (3511, 3513, 3531, 3572), "030", 4), ("'s-Gravenhage", (2511, 2518, 2565), "070", 2),
    ("'s-Hertogenbosch", (5211, 5223), "073", 2), ("Groningen", (9711, 9717, 9731), "050", 2), ("Rotterdam", (3011, 3033, 3061), "010", 2),
)  # fmt: skip
STREETS = (
    "Lindelaan", "Molenstraat", "Dorpsstraat", "Kerkstraat", "Nieuwstraat", "Burgemeester Doornlaan", "Waterkade", "Korenbloem",
    "Prinses Beatrixstraat", "Oude Bathmenseweg", "Hoge Hondstraat", "2e Weteringdwarsstraat", "Pieter de Hooghlaan", "Esdoornlaan",
    "Stationsweg", "Schoolstraat", "Laan van Borgele", "Meidoornplein", "Tuinstraat", "Rembrandtlaan", "'t Zand", "Havenstraat",
    "Zandweg", "Wilgenpad", "Julianaplein", "Noorderstraat", "Kastanjehof", "Veenweg", "Achter de Muren", "Buitensingel",
    "Van Speijkstraat", "Lange Akker", "Iepenlaan", "Bongerd", "Geert Grootestraat", "Rozengaarde", "Dijkweg", "Merelstraat",
)  # fmt: skip
ADDITIONS = ("A", "B", "C", "bis", "hs", "2", "I", "II")

# kind of business, how its name is made ({name} = a surname with infix, {word} = a word), usual form, chance weight
COMPANIES = (
    ("Bakkerij {name}", "vof"), ("Brasserie {word}", "vof"), ("Administratiekantoor {name}", "eenmanszaak"),
    ("Zorgboerderij {word}", "stichting"), ("{name} & Zn.", "vof"), ("Hotel {word}", "bv"), ("Tandartspraktijk {name}", "bv"),
    ("Fysiotherapie {word}", "bv"), ("Bouwbedrijf {name}", "bv"), ("Basisschool {word}", "stichting"), ("Kapsalon {name}", "eenmanszaak"),
    ("Boekhandel {word}", "eenmanszaak"), ("Notariskantoor {name}", "bv"), ("Theetuin {word}", "eenmanszaak"), ("Lunchroom {word}", "vof"),
    ("Advocatenkantoor {name}", "bv"), ("Installatietechniek {name}", "bv"), ("Woonwinkel {word}", "eenmanszaak"),
    ("Bed & Breakfast {word}", "eenmanszaak"), ("Uitvaartzorg {name}", "bv"), ("Kinderopvang {word}", "bv"),
)  # fmt: skip
WORDS = (
    "De Wilgenhof", "'t Hoekje", "De Zonnewijzer", "Het Kruispunt", "De Veldkers", "Zilverlinde", "De Oude Wasserij", "Morgenrood",
    "De Vlinderhof", "In de Luwte", "De Buitenplaats", "Het Spoor", "Walnoot", "De Tuinkamer", "De Kleine Haven", "IJsvogel",
)  # fmt: skip
PROFESSIONS = (
    "docent",
    "verpleegkundige",
    "gepensioneerd",
    "boekhouder",
    "timmerman",
    "huisarts",
    "ontwerper",
    "kok",
    "student",
)
JOBS = ("eigenaar", "officemanager", "inkoper", "directeur", "facilitair medewerker", "receptionist")
INTERESTS = (
    "groene thee",
    "zwarte thee",
    "kruidenthee",
    "espresso",
    "filterkoffie",
    "workshops",
    "koken",
    "cadeaus",
    "biologisch",
)
ORIGINS = (
    ("winkel", 40), ("website", 24), ("via een klant", 10), ("markt", 8), ("sociale media", 8), ("advertentie", 5), ("workshop", 5),
)  # fmt: skip
CONSENT_SOURCES = (("bestelformulier", 45), ("klantenkaart", 30), ("inschrijving nieuwsbrief", 20), ("workshop", 5))
REMARKS = (
    "Komt meestal op zaterdag.", "Belt liever niet onder werktijd.", "Wil graag proeven voor het kopen.", "Bestelt voor de hele straat.",
    "Heeft een hond die koekjes krijgt.", "Vraagt altijd naar nieuwe oogst.", "Betaalt contant.", "Liefst zonder plastic verpakken.",
)  # fmt: skip
