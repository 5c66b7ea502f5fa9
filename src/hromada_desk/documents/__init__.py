"""From a case to paper: compose blocks, render bytes."""
