"""ReportLab lives here and nowhere else but in `reports`."""
