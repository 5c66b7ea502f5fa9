"""One package per screen; no screen knows another."""
