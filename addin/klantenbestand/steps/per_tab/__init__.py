"""One module for each analysis tab: what it takes from the results and brings to the workbook."""
