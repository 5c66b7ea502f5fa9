"""Hromada Desk: the project office of a Ukrainian hromada in one encrypted file."""

__version__ = "0.1.0"
