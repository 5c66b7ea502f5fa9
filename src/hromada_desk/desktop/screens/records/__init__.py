"""Any kind as a table and a form, from its facets: partners and calls until they have rooms of their own."""
