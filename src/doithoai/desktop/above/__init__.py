"""What comes together here from other offices and goes to them: packages, the board, figures of all units."""
