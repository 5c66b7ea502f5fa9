"""Words, numbers and plurals in Ukrainian and English."""
