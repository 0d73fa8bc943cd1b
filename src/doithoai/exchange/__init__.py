"""The package for the office above: write, sign, seal, verify, merge; and the data file inside it."""
