"""Renderers know a format and no subject."""
