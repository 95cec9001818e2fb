"""Resolve the dependencies of pyproject.toml and write uv.lock and the hashed requirements files from it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
EXPORTS = {
    "requirements-setup.txt": ["--only-group", "setup"],
    "requirements.txt": ["--group", "build"],
    "requirements-dev.txt": ["--group", "build", "--group", "dev", "--extra", "grown"],
}


def uv(*arguments: str) -> None:
    subprocess.run([UV, "--quiet", *arguments], cwd=ROOT, check=True)


def main() -> None:
    uv("lock", *sys.argv[1:])
    for name, groups in EXPORTS.items():
        plain = ["--frozen", "--no-emit-project", "--no-annotate", "--no-header"]
        uv("export", *plain, *groups, "--output-file", name)


if __name__ == "__main__":
    main()
