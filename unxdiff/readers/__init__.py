"""Bytes → document, one file or folder a format."""
