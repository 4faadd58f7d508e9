"""Sheets of customers on which several tests look."""

TWO_ALIKE = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | Mobiel       | Geboortedatum |
|-------------|----------|------------|------------|------------|----------|--------|--------------|---------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | '0612345678' | 12-03-1980    |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes   | '0687654321' | 01-01-1970    |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | '0612345678' | 12-03-1980    |
"""
ONE_NUMBER_TWICE = """
| Klantnummer | Naam           | E-mail         |
|-------------|----------------|----------------|
| 2           | Jan Jansen     | jan@x.example  |
| 2           | Piet Pietersen | piet@x.example |
|             | Zonder         |                |
"""
