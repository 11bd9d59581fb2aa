"""The command line: the only room that reads arguments, a terminal or the environment."""
