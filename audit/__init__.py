"""What happened, without the text. Entry: Keeper. Append-only; it never sees a prompt."""
