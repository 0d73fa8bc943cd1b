"""The acts of the secretary's work, each joining several rooms: set up, load, print, issue, export.

The command line and the window both call these and hold no logic of their own. No Qt, no SQL, no layout.
"""
