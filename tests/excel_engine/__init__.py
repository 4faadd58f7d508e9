"""An Excel for tests: xlwings' real API on cells of openpyxl, as strict as Excel where we know how Excel behaves.

excel = Excel()
book = excel.open(path)                # an xlwings.Book
excel.save_copy(book, path)            # what SaveCopyAs writes

Not used: xlwings.pro. What Excel is not known to do, this one refuses, so that the product does not lean on it.
"""

from excel_engine.engine import Excel, ExcelError

__all__ = ["Excel", "ExcelError"]
