"""The door of a workspace file: passphrase, recovery sheet, and what to do with a file that does not open."""
