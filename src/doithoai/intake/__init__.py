"""What comes in from outside and is not a package: read whole, planned, then applied."""
