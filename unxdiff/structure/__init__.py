"""Document → Document with a role and a label on every block."""
