"""The redline on paper: the same view, printed by WeasyPrint."""
