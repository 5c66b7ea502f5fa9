"""Rules as generators: data in, problems out."""
