"""One self-contained page: the redline on screen."""
