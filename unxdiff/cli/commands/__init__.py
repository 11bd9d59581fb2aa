"""The commands, one file each, loaded when they are called; ``unxdiff.cli`` has their names."""
