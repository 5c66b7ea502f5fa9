"""Widgets every screen is built from: painted marks, table, form, grid, messages, background work."""
