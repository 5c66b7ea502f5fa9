"""The window: one of the two doors."""
