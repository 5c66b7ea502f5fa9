"""The encrypted workspace file: rows, journal, attachments, search, backups."""
