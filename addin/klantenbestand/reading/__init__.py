"""From a sheet to a clean typed DataFrame: finding sheets, matching headers, parsing Dutch cells."""
