"""At home in git: driver, textconv, set-up. Asks the git program; no git library."""
