"""A document as a clean Word file: real styles, numbers, notes and tables."""
