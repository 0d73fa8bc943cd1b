"""What both renderers stand on: fonts, and how wide and high words, paragraphs and tables are. Nothing is drawn."""
