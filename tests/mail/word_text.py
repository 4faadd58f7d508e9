"""The text of a Word document for tests, page by page."""

import io

from docx import Document
from docx.document import Document as Word


def opened(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def letters_of(data: bytes) -> list[str]:
    """The text of each letter: a new one starts where a paragraph starts a page."""
    letters: list[list[str]] = [[]]
    for paragraph in opened(data).paragraphs:
        properties = paragraph._p.pPr
        if properties is not None and properties.pageBreakBefore is not None:
            letters.append([])
        letters[-1].append(paragraph.text)
    return ["\n".join(lines) for lines in letters]


def head_of(data: bytes) -> str:
    """The text of the head of the pages."""
    header = opened(data).sections[0].header
    cells = [paragraph.text for table in header.tables for cell in table.rows[0].cells for paragraph in cell.paragraphs]
    return "\n".join([*cells, *(paragraph.text for paragraph in header.paragraphs)])
