from klantenbestand.book.part_names import PartNames


def test_the_lowest_free_number_is_dealt_out_and_never_a_name_that_is_taken():
    names = PartNames(["xl/charts/KB_Chart1.xml", "xl/charts/kb_chart3.xml", "xl/charts/chart2.xml"])
    assert [names.like("xl/charts/chart1.xml") for _ in range(3)] == [
        "xl/charts/kb_chart2.xml",
        "xl/charts/kb_chart4.xml",
        "xl/charts/kb_chart5.xml",
    ]


def test_a_name_of_ours_is_not_marked_twice():
    assert PartNames([]).like("xl/worksheets/kb_sheet7.xml") == "xl/worksheets/kb_sheet1.xml"


def test_folder_and_kind_stay():
    assert PartNames([]).like("xl/media/image12.png") == "xl/media/kb_image1.png"
    assert PartNames([]).like("xl/comments1.xml") == "xl/kb_comments1.xml"
