"""The vocabulary: sheets, columns, settings, findings, errors and the shape of a tab. Imports nothing of ours."""
