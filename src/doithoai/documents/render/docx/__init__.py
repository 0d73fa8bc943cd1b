"""Documents for Word, the twins of the PDFs, with python-docx."""
