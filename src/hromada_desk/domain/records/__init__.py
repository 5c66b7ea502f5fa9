"""One module per area: the frozen records that everything else is generated from."""
