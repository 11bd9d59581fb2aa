"""Plain text as people have it → document."""
