"""`gardefou`: the command line. Each subcommand is one file, imported only when it is called."""

from importlib import import_module

import click

COMMANDS = {
    "serve": "scripts.serve:serve",
    "scan": "scripts.scan:scan",
    "eval": "scripts.eval:evaluate",
    "charter": "scripts.charter:charter",
    "services": "scripts.services:services",
    "audit": "scripts.audit:audit",
    "register": "scripts.register:register",
    "report": "scripts.report:report",
    "studies": "scripts.studies:studies",
    "edm": "scripts.edm:edm",
    "fingerprint": "scripts.fingerprint:fingerprint",
    "ca": "scripts.ca:ca",
    "pac": "scripts.pac:pac",
    "doctor": "scripts.doctor:doctor",
    "demo": "scripts.demo:demo",
    "bench": "scripts.bench:bench",
}


class Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of a first use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gardefou")
def gardefou() -> None:
    """Garde-fou local pour l'IA générative en recherche clinique / a local guardrail for generative AI in clinical research."""


def main() -> None:
    """Entry point of the distribution."""
    gardefou()


if __name__ == "__main__":
    main()
