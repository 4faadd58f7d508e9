"""From a result to a Tab (plain data): titles, conclusions, tables, charts."""
