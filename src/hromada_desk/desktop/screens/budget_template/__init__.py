"""The dialog of the donor's own form: choose or bring one, say what goes where, fill it."""
