"""Speed and quality measurements; ``make bench`` and ``make quality`` run them, no test does."""
