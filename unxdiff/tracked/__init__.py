"""Redline → Word file with tracked changes."""
