"""The proxy auto-config file, run as a browser runs it: by a JavaScript engine."""

import json
import re
import shutil
import subprocess

import pytest

from models.reading import ConfigError
from proxy.catalogue import Services
from proxy.pac import script

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="no JavaScript engine: install nodejs")
HOSTS = ["chatgpt.com", "*.oaiusercontent.com", "bedrock-runtime.*.amazonaws.com"]


def found(pac: str, *hosts: str) -> list[str]:
    """What the file answers for each host. Strict mode, and no function of the browser's own."""
    code = f'"use strict";{pac}\nconsole.log(JSON.stringify({json.dumps(hosts)}.map(h => FindProxyForURL("https://"+h, h))))'
    done = subprocess.run([str(NODE), "-e", code], capture_output=True, text=True, check=True, timeout=60)
    answers: list[str] = json.loads(done.stdout)
    return answers


@needs_node
@pytest.mark.slow
def test_ai_hosts_go_to_the_proxy_and_nowhere_else() -> None:
    """In any case, with a dot at the end; all others go direct."""
    screened = ["chatgpt.com", "ChatGPT.com", "chatgpt.com.", "files.oaiusercontent.com", "a.b.oaiusercontent.com"]
    screened += ["bedrock-runtime.eu-west-3.amazonaws.com"]
    others = ["example.org", "notchatgpt.com", "chatgpt.com.example.org", "oaiusercontent.com", "a.chatgpt.com"]
    others += ["constructor", "hasOwnProperty", "__proto__", "[::1]", "127.0.0.1", ""]
    answers = found(script(HOSTS, ["proxy.example:8080"]), *screened, *others)
    assert ["PROXY proxy.example:8080"] * len(screened) + ["DIRECT"] * len(others) == answers


@needs_node
@pytest.mark.slow
def test_several_nodes_are_all_named_in_an_order_of_the_host() -> None:
    """The same host begins at the same node; hosts spread; none is ever sent direct."""
    nodes = ["p1.example:8080", "p2.example:8080", "[2001:db8::3]:8080"]
    pac = script(["*.example.org"], nodes)
    hosts = [f"h{number}.example.org" for number in range(60)]
    answers = found(pac, *hosts)
    assert answers == found(pac, *hosts)
    assert all({f"PROXY {node}" for node in nodes} == set(answer.split("; ")) for answer in answers)
    firsts = [answer.split("; ")[0] for answer in answers]
    assert all(firsts.count(f"PROXY {node}") >= 10 for node in nodes)


@needs_node
@pytest.mark.slow
def test_the_shipped_catalogue(services: Services) -> None:
    """Screened hosts and refused tools alike, exactly as the proxy understands their patterns."""
    patterns = services.all_hosts()
    hosts = [pattern.replace("*", "x") for pattern in patterns] + [
        pattern.replace("*", "x-1.y") for pattern in patterns
    ]
    assert {"PROXY p.example:1"} == set(found(script(patterns, ["p.example:1"]), *hosts))
    assert all(services.service_of(host) or services.refused_tool(host) for host in hosts)


def test_old_engines_can_read_it() -> None:
    pac = re.sub(r"//.*", "", script(HOSTS, ["p.example:1"]))
    assert not re.search(r"\b(const|let|includes|startsWith)\b|=>|`", pac)


@pytest.mark.parametrize("node", ["p.example", "http://p.example:1", 'p"; DIRECT:1', "p.example:0", "p.example:70000"])
def test_a_node_is_an_address(node: str) -> None:
    with pytest.raises(ConfigError, match="is not HOST:PORT"):
        script(HOSTS, [node])
