"""Proposals: the list, and the workshop where sections are written in two languages."""
