"""The redline: built, checked, cut into hunks, named, counted, written as JSON."""
