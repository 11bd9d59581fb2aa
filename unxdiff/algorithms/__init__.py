"""Sequences only: indices and hashables, never a paragraph."""
