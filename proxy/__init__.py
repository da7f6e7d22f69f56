"""HTTP to Exchange and back. Entry: addon.Gardefou. It performs decisions and takes none."""
