"""Text as pages have it, put together again: what the readers of plain text and of PDF share."""
