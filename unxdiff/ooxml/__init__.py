"""What a Word file is made of: parts, styles, numbering, tracked changes. No document model."""
