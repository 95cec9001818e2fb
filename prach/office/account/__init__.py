"""Pages of the yearly account: choose, read, take home as PDF or DOCX."""
