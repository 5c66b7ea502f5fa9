"""Numbered steps that bring an older workspace to the present schema."""
