"""A proxy auto-config file: which hosts go through gardefou. A browser that finds no node must not go direct to an AI host.

The file is read by engines of any age: no `const`, no arrow, no `includes`. Programs on WinHTTP try the first node only.
Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file
"""

import json
import re
from collections.abc import Iterable, Sequence

from models.reading import ConfigError

_NODE = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})")

_SCRIPT = """\
// gardefou: proxy auto-config. Written by `gardefou pac`; write it anew when the catalogue changes.
// Hosts of AI services go to a node of gardefou, and nowhere else when none answers; all other hosts go direct.
var NODES = %(nodes)s;
var EXACT = %(exact)s;
var WILD = %(wild)s;

function isScreened(host) {
  if (EXACT.hasOwnProperty(host)) { return true; }
  for (var i = 0; i < WILD.length; i++) {
    if (new RegExp(WILD[i]).test(host)) { return true; }
  }
  return false;
}

// The same host always begins at the same node, so that a conversation stays together; hosts spread over the nodes.
function order(host) {
  var hash = 0, listed = [];
  for (var i = 0; i < host.length; i++) { hash = (hash * 31 + host.charCodeAt(i)) %% 65521; }
  for (var n = 0; n < NODES.length; n++) { listed.push("PROXY " + NODES[(hash + n) %% NODES.length]); }
  return listed.join("; ");
}

function FindProxyForURL(url, host) {
  host = host.toLowerCase().replace(/\\.$/, "");
  return isScreened(host) ? order(host) : "DIRECT";
}
"""


def script(hosts: Iterable[str], nodes: Sequence[str]) -> str:
    """The file for these host patterns of the catalogue (`*` is one or more labels or parts of labels). Raises ConfigError.

    `nodes` are `HOST:PORT` as browsers reach them.
    """
    patterns = sorted(set(hosts))
    exact = {host: 1 for host in patterns if "*" not in host}
    wild = ["^" + _pattern(host) + "$" for host in patterns if "*" in host]
    values = {"nodes": [_checked(node) for node in nodes], "exact": exact, "wild": wild}
    return _SCRIPT % {name: json.dumps(value, indent=2) for name, value in values.items()}


def _pattern(host: str) -> str:
    labels = r"[a-z0-9_-]+(\.[a-z0-9_-]+)*"
    return labels.join(re.escape(piece).replace(r"\-", "-") for piece in host.split("*"))


def _checked(node: str) -> str:
    match = _NODE.fullmatch(node)
    if match is None or not 0 < int(match[2]) < 65536:
        raise ConfigError(f"--proxy {node!r}: is not HOST:PORT; write for example proxy.example:8080")
    return node
