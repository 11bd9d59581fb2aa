"""Text: what counts as the same word, tokens, similarity."""
