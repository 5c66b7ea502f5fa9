"""Importing a budget from a workbook or a copied table: choose, look, decide, take in."""
