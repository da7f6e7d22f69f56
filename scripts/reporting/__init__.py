"""The monthly report for the AI committee: from counted records to sections of plain words and tables, and those to Markdown and HTML."""
