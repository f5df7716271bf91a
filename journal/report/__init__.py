"""The doctor's summary: one `Report` for the page and the PDF."""
