"""Pure analyses: DataFrames, settings and peildatum in; frozen results out."""
