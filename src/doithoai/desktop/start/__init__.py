"""Before a register is open: the welcome, the set-up, who has the file."""
