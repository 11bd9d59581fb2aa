"""Which words changed in a pair."""
