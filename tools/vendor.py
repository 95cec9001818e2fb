"""Fetch the front-end files that the manifest names, from the npm registry, and put them in their places.

`--accept` writes the checksums of what came into the manifest (after raising a version there); without it a file
that differs from its checksum is refused. Needs npm; nothing else in Prach does.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "prach/ui/static/ui/vendor/manifest.json"


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def packed(name: str, version: str, folder: Path) -> tarfile.TarFile:
    """Return the package as the registry has it."""
    spec = f"{name}@{version}"
    done = subprocess.run(
        ["npm", "pack", "--silent", spec], cwd=folder, check=True, capture_output=True, text=True
    )
    return tarfile.open(folder / done.stdout.strip().splitlines()[-1])


def content_of(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise FileNotFoundError(path)
    return file.read()


def fetch(package: dict[str, Any], *, accept: bool) -> list[str]:
    """Put the files of one package in their places; return those refused."""
    refused = []
    with (
        tempfile.TemporaryDirectory() as folder,
        packed(package["name"], package["version"], Path(folder)) as archive,
    ):
        for file in package["files"]:
            content = content_of(archive, file["from"])
            if accept:
                file["sha256"] = checksum(content)
            if file.get("sha256") != checksum(content):
                refused.append(f"{package['name']}: {file['from']} is not the file the manifest knows")
                continue
            target = ROOT / file["to"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="write new checksums into the manifest")
    accept = parser.parse_args().accept
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    refused = [line for package in manifest["packages"] for line in fetch(package, accept=accept)]
    if accept:
        MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if refused:
        sys.exit("\n".join(refused))


if __name__ == "__main__":
    main()
