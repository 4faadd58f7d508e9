from lxml import etree

from klantenbestand.book.content_types import declare
from klantenbestand.book.relations import RELS_TYPE

NS = "http://schemas.openxmlformats.org/package/2006/content-types"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def types(inner):
    return etree.fromstring(f"<Types xmlns='{NS}'>{inner}</Types>")


def shown(root):
    return [(each.get("Extension") or each.get("PartName"), each.get("ContentType")) for each in root]


def test_a_new_part_is_declared_and_a_removed_one_is_not():
    root = types(
        "<Override PartName='/xl/oud.xml' ContentType='x'/><Override PartName='/XL/Ander.xml' ContentType='y'/>"
    )
    declare(root, {"xl/charts/kb_chart1.xml": CHART}, {"xl/oud.xml"})
    assert shown(root) == [("rels", RELS_TYPE), ("/XL/Ander.xml", "y"), ("/xl/charts/kb_chart1.xml", CHART)]


def test_a_part_that_comes_back_under_the_same_name_is_declared_once():
    root = types("<Override PartName='/xl/a.xml' ContentType='oud'/>")
    declare(root, {"xl/a.xml": "nieuw"}, {"xl/a.xml"})
    assert ("/xl/a.xml", "nieuw") in shown(root)
    assert len(shown(root)) == 2


def test_a_picture_follows_the_default_of_its_suffix_unless_the_owner_has_another_one():
    root = types("")
    declare(root, {"xl/media/kb_image1.png": "image/png"}, ())
    assert shown(root) == [("rels", RELS_TYPE), ("png", "image/png")]
    other = types("<Default Extension='PNG' ContentType='image/x-png'/>")
    declare(other, {"xl/media/kb_image1.png": "image/png"}, ())
    assert shown(other)[-1] == ("/xl/media/kb_image1.png", "image/png")


def test_relations_are_declared_by_default_where_libreoffice_named_each_of_them():
    root = types(f"<Override PartName='/_rels/.rels' ContentType='{RELS_TYPE}'/>")
    declare(root, {"xl/worksheets/_rels/kb_sheet1.xml.rels": RELS_TYPE}, ())
    assert shown(root) == [("rels", RELS_TYPE), ("/_rels/.rels", RELS_TYPE)]
