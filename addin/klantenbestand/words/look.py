"""The colours and number formats of LOOK, as "#RRGGBB" and as codes in the file. The accent is a setting."""

TINT = "#CCEBE7"  # light accent, for grounds
DARK = "#1F2937"  # text
MID = "#6B7280"  # context
LINE = "#D1D5DB"  # thin lines
LIGHT = "#E5E7EB"  # grey ground
AMBER = "#B45309"  # let op
PALE_AMBER = "#FEF3C7"  # a cell or line that needs attention
RED = "#B91C1C"  # only for "fout"
WHITE = "#FFFFFF"

EURO = "€ #,##0"
EURO_CENTS = "€ #,##0.00"
COUNT = "#,##0"
DECIMAL = "#,##0.0"
SHARE = "0%"
SHARE_FINE = "0.0%"
INDEX = "0"
DATE = "dd-mm-yyyy"
MONTH = "mmm yyyy"
TEXT = "@"
