"""Composers know the subject and no format."""
