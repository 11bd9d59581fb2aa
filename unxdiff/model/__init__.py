"""The document as everybody sees it: types only, no behaviour."""
