"""Settings: the card of the hromada, the look, the backups, the passphrase, and what the program is."""
