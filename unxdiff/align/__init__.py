"""Which old paragraph is which new paragraph: named passes, one file each."""
