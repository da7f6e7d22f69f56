"""The commands: one file per `gardefou` subcommand. They may use every room; no room uses them."""
