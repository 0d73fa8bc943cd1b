"""The sections of the page of settings, a kind of section a module."""
