"""Dutch names as data: call names of formal names, prefixes of surnames, words in the names of firms.

From common knowledge of Dutch naming (Meertens Instituut, Nederlandse Voornamenbank); a new name is one word here.
"""
# ruff: noqa: E501, SIM905 -- tables of words

from collections import defaultdict

_CALL_NAMES = """
johannes: jan johan hans joop hannes jo joh sjon john wannes | johan: jo | cornelis: cor kees cees corne nelis cornee | hendrikus: henk hein rik hendrik henri harrie harry hennie driek
hendrik: henk rik hein henri harry hennie | henricus: henk henri rik harrie hein | petrus: piet peter pieter pierre | pieter: piet piter | peter: piet | wilhelmus: wim willem pim helmus wil
willem: wim pim wil bill | gerardus: gerard gerrit ger geert gerry sjraar | gerard: ger geert | gerrit: ger gert geert | jacobus: jaap koos jacob sjaak ko jacques cobus | jacob: jaap koos sjaak
theodorus: theo dorus dirk ted | theodoor: theo | antonius: ton anton toon antoon tonnie tony teun antoine | anton: ton toon | adrianus: ad arie adrie adriaan janus aad arjan sjaan | adriaan: ad arie adrie aad
franciscus: frans cis francis frank franky | martinus: martin tinus maarten tien mart | maarten: mart | nicolaas: nico klaas niek claas nick nicky nicolai | leonardus: leo leon leendert len | leendert: leen
robertus: rob robert bert robbie | robert: rob bert robbie bob | albertus: bert albert appie ab bertus | albert: bert appie ab | bernardus: ben bernard bennie bernd nard | bernard: ben bennie
alexander: alex lex sander xander sascha | michael: michel chiel mike maikel mick | michiel: chiel | marcus: mark marco marc | thomas: tom thom tommy | matthijs: thijs matthias mathijs ties | matheus: thijs theo mat mathieu thieu
daniel: daan dan danny | lucas: luuk luc luke | sebastiaan: bas sebas | bastiaan: bas | christiaan: chris christian christ | christoffel: chris stoffel toffel | frederik: fred freek frits frederic rik | lambertus: bert lambert bart lamb
bartholomeus: bart mees meeuwis | gijsbertus: gijs bert gijsbert | gijsbert: gijs bert | hubertus: huub hub bert huib hubert | laurentius: laurens lau rens lou | augustinus: guus stijn gust august | josephus: jos jef joep sef joseph joost jozef
joseph: jos jef joep sef | ludovicus: louis lowie lode wiek | everardus: evert ed eef everard | aloysius: wies loek lou | reinier: rein | philippus: flip philip filip | philip: flip | eduard: ed eddy edward edo | edward: ed eddy
arnoldus: arnold nol arno noud | arnold: nol arno noud | antonie: ton toon teun | rudolf: ruud rudi rudy dolf | rudolphus: ruud rudolf rudi | engelbertus: bert engel | godefridus: frits govert godfried fried | gerhardus: gerard gerhard ger gert
stephanus: stefan steven fan | steven: stef | stefan: stef | simon: siem | samuel: sam | benjamin: ben benny | maximiliaan: max | jeroen: jer | richard: ric dick ritchie | dirk: dik dick | diederik: dick dirk diek | vincentius: vincent vin cent
quirinus: krijn quirijn rinus | marinus: rinus marijn rien | valentijn: tijn valentin | constantijn: stan tijn constant | pascal: pas | dominicus: dominique minicus dom | ferdinand: ferd fer nand | raymond: ray | leopold: leo pol
johanna: jo joke anja hanna annie hanneke janny jannie janna jopie jannetje johanneke hannie | maria: marie mia ria marja mieke marijke riet rie miep mies marietje marian mariette mary maaike | cornelia: corrie cora nel nelleke lia cor corry nelly neeltje cokky
wilhelmina: willy mina wil willemien minke helma mien wilma willeke ina | willemina: willy wil mien | elisabeth: els betty liesbeth elly lisa lies betsy elsje bets elise liesje ella beth bep lisette elize | catharina: tineke toos karin trijntje rina trees trijn cato kitty tiny toosje rini ka katrien ina karen
adriana: jana sjaan adri jaantje ada adrie janneke | hendrika: rika hennie riek henny henriette rieka drika ria | hendrikje: hennie rika | petronella: nel petra ella nellie pietje nelly nelleke | anna: annie anneke ans an anny antje annet anke anja annelies anne | margaretha: greet margriet gre marga greetje margreet gretha gerie griet grietje
jacoba: coba co jacqueline cobie koosje jaapje | geertruida: truus trudy geertje truida trui gertrude ger tru | theodora: thea dora dorien doortje | antonia: toos toni tonnie tonny tos ant toosje | francisca: sisca fransje cisca francien siska ciska fran | helena: lena heleen leny helene leentje ellen lenie
gerarda: gerda gerry gerrie ger | alida: alie lida ali lidy aaltje | christina: stien tineke christien chris stina tina tine chrisje | dorothea: dora thea doortje dorien do | johanna maria: joma | hubertina: tiny bertien huberdina tina | ludovica: louise wies | clasina: sien claasje sina | rosalia: rosa lia
philomena: mien | josephina: josje fien joke josephine jos | leopoldina: dien | barbara: babs | veronica: vera | victoria: vicky | emilia: milou emmy mil | susanna: suus suzanne suze sanne suzan | suzanne: suus suze sanne | jacomina: mina mien coby | aleida: alie leida
magdalena: magda leen lena madeleine leentje | martina: tina tineke martine | henriette: jet jetty hetty | charlotte: lot lotte | alexandra: sandra alex sascha | gerardina: dien dina gerdien gerda | berendina: dien dina bets | everdina: eef dien evertje | albertina: tini bertie | bernardina: dina dien ben
jennifer: jenny jen | elizabeth: liz beth els betty | katarzyna: kasia | william: bill will | james: jim | ibrahim: ibo | mohammed: mo moh mohamed mehmet | mohamed: mo moh | cecilia: cil cilia celia sil | agatha: agaath aagje | adelheid: alie heidi | frederika: freddie rika riek | lamberta: bertha | wilhelmien: wil mien
"""
_OTHER_MEN = """erik eric dennis marcel patrick paul jasper sven bram niels rick kevin wouter joost ronald edwin vincent tim lars jesse ruben milan levi finn sem noah koen sjoerd tjeerd wiebe harm roel max bjorn
jurgen remco rene andre marcel arno arnout barry bjorn boris brian casper clemens coen david dave derk douwe egbert emiel erwin ewout fabian ferry floris gerben giel guido gijs hugo igor ivo jelle jeroen jonas jonathan jorn jorrit joris joshua julian jurriaan
lennart loek luca marijn marnix martijn mathijs maurice maurits menno mees nathan olaf oscar otto pepijn quinten ralph ramon reinder remy rinse roderick roel roland roy rutger sam sebastiaan siebe sjors stan stijn sytse teun thijmen tijn tobias tygo victor wessel wesley wiebren willem-jan wilfred yorick youri"""
_OTHER_WOMEN = """marianne monique sandra ingrid yvonne esther linda saskia mirjam nicole wendy manon kim femke iris eva julia sophie emma tess anouk fleur lieke maud noor roos bianca astrid judith patricia marloes daphne jolanda angelique carla renate anita
hilde loes inge eline marieke karin marga anneke amber amy anique annemarie annemiek antoinette barbara belinda brenda brigitte carolien caroline chantal cindy claudia conny danielle debby denise diana elke erica evelien evelyn floor gerdien gina hedwig helga hester ilona ilse irene irma jantine jasmijn jeanette jessica
jody josien joyce karlijn laura leonie lianne linda liset lonneke lucia lysanne maartje machteld marcella margot marielle marina marit marjan marjolein marleen marlies martine melanie melissa merel michelle mila miranda myrthe nadia naomi nathalie nienke nina noortje pauline petra priscilla rianne rebecca roxanne ruth
sabine samantha sarah silvia simone sonja stephanie susan sylvia tamara tanja tessa titia valerie vera wieneke willemijn yolanda zoe"""

INFIXES = frozenset(
    "van de der den het 't ter ten te op in 'n aan bij uit von zu la le du des del della di da el al d' l' s' 's onder over tot zum vd v/d v.d. vanden vander v d ' t".split()
)  # fmt: skip
LEGAL_FORMS = frozenset(
    "bv nv vof cv eenmanszaak zzp stichting vereniging cooperatie maatschap gmbh ltd bvba sprl inc llc ag sa sarl srl cooperatief ua ba wa ia io eenmansbedrijf besloten vennootschap".split()
)  # fmt: skip
FILLERS = frozenset("de den der het een en and the van vd v d ten ter firma fa bedrijf t".split())
HOLDING_WORDS = frozenset(
    "holding holdings beheer vastgoed groep group management participaties participatie pensioen invest investments beleggingen onroerend goed exploitatie verhuur international beheermaatschappij houdstermaatschappij houdster financial properties property capital stamrecht deelnemingen".split()
)  # fmt: skip
FREE_PROVIDERS = frozenset(
    "gmail.com hotmail.com hotmail.nl outlook.com live.nl live.com ziggo.nl kpnmail.nl kpnplanet.nl planet.nl xs4all.nl icloud.com yahoo.com home.nl upcmail.nl hetnet.nl casema.nl chello.nl tele2.nl telfort.nl msn.com me.com telenet.be skynet.be zonnet.nl quicknet.nl wxs.nl solcon.nl caiway.nl freeler.nl versatel.nl online.nl zeelandnet.nl outlook.nl protonmail.com gmx.net onsnet.nu".split()
)  # fmt: skip
ROLE_BOXES = frozenset(
    "info administratie contact sales verkoop inkoop facturen factuur post mail office algemeen receptie boekhouding finance hello hallo service klantenservice bestellingen orders".split()
)  # fmt: skip
# names of nobody, letters only: what is sold over the counter, and boxes that had to be filled in
NOBODYS_NAMES = frozenset(
    "onbekend onbekende nvt geen geennaam naamonbekend particulier particulieren diversen diverse diversedebiteuren debiteurendiversen diverseklanten klant klanten kassa kassaklant kassaverkoop balie balieklant balieverkoop contant contanteverkoop losseverkoop winkel winkelverkoop webshop webwinkel gast gasten anoniem test unknown none guest passant passanten toonbank toonbankklant contantklant gastklant klantonbekend onbekendeklant losverkoop walkin".split()
)
# mailboxes of nobody, typed because the box had to be filled in
NOBODYS_BOXES = frozenset(
    "geen geenmail geenemail nomail noemail onbekend unknown nvt niet nietbekend noreply donotreply dummy test tester x xx xxx leeg none null particulier".split()
)


def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in _CALL_NAMES.replace("\n", "|").split("|"):
        if ":" in entry:
            formal, calls = entry.split(":")
            found[formal.strip()] |= set(calls.split())
    return {formal: frozenset(calls) for formal, calls in found.items()}


CALL_NAMES = _nicknames()
KNOWN_NAMES = frozenset(
    {
        *CALL_NAMES,
        *(call for calls in CALL_NAMES.values() for call in calls),
        *_OTHER_MEN.split(),
        *_OTHER_WOMEN.split(),
    }
)
