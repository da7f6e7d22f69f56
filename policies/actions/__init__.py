"""What can become of a found span, one action a file. They propose edits; the proxy performs them."""
