"""What belongs to the window itself: its dialogs, copies made by themselves, Qt's own words."""
