#!/usr/bin/env python3
"""Make the virtual environment `.venv` and install Prach into it, saying where the time goes.

Runs on a machine that has nothing but Python and its venv module. Quick the second time: a stamp remembers what
was installed. Written so that an old Python can at least read it and say that it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python")
SCRIPT = os.path.join(BIN, "prach")

NO_VENV = """\
This Python ({python}) cannot make virtual environments. On Debian and Ubuntu this command brings what is missing:

    sudo apt-get install python3-venv

Then run the same `make` command again."""

TOO_OLD = """\
Prach needs Python {oldest} or newer; {python} is {version}, and no newer one was found.
Where another is installed, name it:

    make setup PYTHON=/path/to/python3"""


def stop(sentence):
    sys.exit("\n" + sentence)


def told(version):
    return ".".join(str(number) for number in version[:2])


def run_newer_python_if_needed():
    """Start again with a newer Python when this one is too old."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    stop(TOO_OLD.format(oldest=told(OLDEST), python=sys.executable, version=told(sys.version_info)))


def step(name, *command, **options):
    """Run one command quietly; print its name and seconds. Return whether it succeeded (`optional`), or stop."""
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    seconds = time.monotonic() - began
    if done.returncode == 0:
        print(f"  {seconds:5.1f} s  {name}", flush=True)
        return True
    if options.get("optional"):
        print(f"  {seconds:5.1f} s  {name}: not to be had", flush=True)
        return False
    print(done.stdout.decode(errors="replace"))
    return stop(f"Could not finish this step: {name}. The lines above say why.")


def environment():
    """Return the environment for the installers: quiet, quick to give up, and blind to other virtual environments."""
    blind_to = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    ours = {name: value for name, value in os.environ.items() if name not in blind_to}
    ours.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    # The machine's own certificates: offices sit behind proxies that bring theirs.
    ours.update(UV_SYSTEM_CERTS="1", UV_NO_PROGRESS="1", UV_HTTP_RETRIES="1")
    return ours


def requirements_for(development):
    return os.path.join(ROOT, "requirements-dev.txt" if development else "requirements.txt")


def fingerprint(development):
    """Return what an installed environment depends on: the lock, the command's name, this Python, this folder."""
    import tomllib  # not in an old Python

    digest = hashlib.sha256()
    with open(requirements_for(development), "rb") as file:
        digest.update(file.read())
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        declared = tomllib.load(file)
    for part in (declared["project"]["version"], declared["project"]["scripts"], declared["build-system"]):
        digest.update(repr(part).encode())
    digest.update(repr((sys.version_info[:2], ROOT)).encode())
    return digest.hexdigest()


def stamp(development):
    return os.path.join(VENV, ".prach-dev" if development else ".prach-run")


def is_up_to_date(development):
    if not (os.path.exists(PYTHON) and os.path.exists(SCRIPT)):
        return False
    try:
        with open(stamp(development)) as file:
            return file.read() == fingerprint(development)
    except OSError:
        return False


def make_environment():
    """Make `.venv` unless a working one is there."""
    same = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    works = (
        os.path.exists(PYTHON)
        and not subprocess.run([PYTHON, "-c", same], stderr=subprocess.DEVNULL).returncode
    )
    if works:
        return
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(NO_VENV.format(python=sys.executable))
    step("make the virtual environment", sys.executable, "-m", "venv", "--clear", VENV)


def installers():
    """Yield ways to install, the quicker first: uv when it is there or can be brought, then pip."""
    pip = [PYTHON, "-m", "pip", "install", "--quiet"]
    uv = shutil.which("uv") or os.path.join(BIN, "uv")
    brought = os.path.exists(uv) or step(
        "bring the quick installer", *pip, "--require-hashes", "-r", "requirements-setup.txt", optional=True
    )
    if brought:
        yield "uv", [uv, "pip", "install", "--quiet", "--python", PYTHON]
    yield "pip", pip


def install(development):
    requirements = ["--require-hashes", "-r", requirements_for(development)]
    for name, command in installers():
        if step(f"install the libraries ({name})", *command, *requirements, optional=name == "uv"):
            step("install Prach itself", *command, "--no-deps", "--no-build-isolation", "--editable", ".")
            return


def main():
    run_newer_python_if_needed()
    development = "--dev" in sys.argv[1:]
    # What development needs includes all that running needs.
    if is_up_to_date(True) or (not development and is_up_to_date(False)):
        return
    print("Setting up for development" if development else "Setting up Prach", flush=True)
    began = time.monotonic()
    make_environment()
    install(development)
    with open(stamp(development), "w") as file:
        file.write(fingerprint(development))
    print(f"  {time.monotonic() - began:5.1f} s  in all", flush=True)


if __name__ == "__main__":
    main()
