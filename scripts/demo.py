"""`gardefou demo`: the main job before your eyes. A proxy, a stand-in AI service, four prompts; no key and no internet needed."""

import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import click
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from audit import index
from audit.search import Query, decisions
from policies.loading import shipped
from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from scripts.terminal import width_or

URL = "https://api.openai.com/v1/chat/completions"

SITE = """\
schema: gardefou.site/v1
compounds: [GFX-1207]
projects: [Projet Hirondelle]
"""

PROMPTS = {
    "anodin / harmless": "Quelle est la différence entre un essai de supériorité et un essai de non-infériorité ?",
    "coordonnées / contact details": "Rédige une relance à camille.vautravers@exemple.fr, tél. 01 99 00 12 34, pour le retour du CRF.",
    "donnée patient / patient data": "Résume : patiente, NIR 2 95 10 99 126 111 93, hospitalisée pour une pneumopathie.",
    "secret de l'organisation / company secret": "Quels sont les effets indésirables attendus du GFX-1207 en phase II ?",
}
"""Made up, by arithmetic where there are numbers."""


@click.command()
@click.option("--once", is_flag=True, help="S'arrête après la démonstration / end after the show.")
@click.option("--port", default=0, show_default="libre / free", help="Port d'écoute du proxy / port to listen on.")
def demo(once: bool, port: int) -> None:
    """Montre le travail sur quatre prompts / show the job on four prompts."""
    console = Console(width=width_or(110))
    with tempfile.TemporaryDirectory(prefix="gardefou-demo-") as folder, StandIn() as service:
        (Path(folder) / "site.yaml").write_text(SITE, encoding="utf-8")
        settings = f"node: demo\nlisten: 127.0.0.1:{port}\nsite: site.yaml\n"
        with serving(Path(folder), service, settings) as proxy:
            for kind, prompt in PROMPTS.items():
                console.print(_shown(kind, prompt, proxy, service))
            _verified(console, proxy)
            if not once and sys.stdout.isatty() and sys.stdin.isatty():
                _stay(console, proxy)


def _shown(kind: str, prompt: str, proxy: Proxy, service: StandIn) -> Panel:
    before = len(service.received)
    seen = ask(prompt, proxy)
    arrived = service.received[before:]
    left = json.loads(arrived[-1].body)["messages"][-1]["content"] if arrived else "— rien n'est parti / nothing left —"
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("saisi / typed", prompt)
    grid.add_row("parti / left", left)
    grid.add_row("reçu / seen", seen)
    grid.add_row("règle / rule", _rules(proxy))
    return Panel(grid, title=kind, title_align="left", border_style="green" if arrived else "red")


def ask(prompt: str, proxy: Proxy) -> str:
    """Send a prompt as a client of the API would, through the proxy; return what the client shows."""
    body = {"model": "gpt", "messages": [{"role": "user", "content": prompt}]}
    headers = {"content-type": "application/json", "authorization": "Bearer none"}
    request = urllib.request.Request(URL, json.dumps(body).encode(), headers)
    handlers = (
        urllib.request.ProxyHandler({"https": proxy.address}),
        urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(proxy.ca))),
    )
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=30) as response:
            return str(json.load(response)["choices"][0]["message"]["content"])
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code} : {json.load(error)['error']['message']}"


def _rules(proxy: Proxy) -> str:
    """The articles that spoke in the newest decision, as the log has it."""
    engine = index.opened(index.default_url(proxy.data_dir))
    index.catch_up(engine, proxy.data_dir / "journal", "demo")
    rules = decisions(engine, Query(limit=1))[0].decision.rules
    engine.dispose()
    titles = {
        rule.id: f"{rule.id} · {rule.title.fr} · {shipped().principles[rule.principle].fr}" for rule in shipped().rules
    }
    return "\n".join(titles[rule] for rule in rules) or "aucune / none"


def _verified(console: Console, proxy: Proxy) -> None:
    console.print("[bold]gardefou audit verify[/bold]")
    console.print(_command(proxy, "audit", "verify").stdout.strip(), highlight=False)


def _command(proxy: Proxy, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.main", *arguments, "--data-dir", str(proxy.data_dir)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "110"})


def _stay(console: Console, proxy: Proxy) -> None:
    """Keep the proxy up and say how to use it, until Ctrl-C."""
    console.print(
        f"""
Le proxy reste ouvert / the proxy stays up: {proxy.address}
  SDK, curl     HTTPS_PROXY={proxy.address} SSL_CERT_FILE={proxy.ca} python votre_script.py
  curl          curl --proxy {proxy.address} --cacert {proxy.ca} {URL} -d '{{…}}'
  navigateur    proxy HTTP et HTTPS {proxy.address}, et importer l'autorité / import the authority: {proxy.ca}
  journal       gardefou audit list --data-dir {proxy.data_dir}
Les services d'IA sont ici des doublures locales / AI services are local stand-ins here. Ctrl-C pour finir / to end.""",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    try:
        proxy.process.wait()
    except KeyboardInterrupt:
        console.print("Au revoir / goodbye.")
