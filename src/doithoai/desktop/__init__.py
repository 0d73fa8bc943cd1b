"""The Qt application. The only room that knows PySide6; it holds no SQL, no layout and no rules."""
