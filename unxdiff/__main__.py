"""``python -m unxdiff``."""

from __future__ import annotations

from unxdiff.cli.entry import main

if __name__ == "__main__":
    main()
