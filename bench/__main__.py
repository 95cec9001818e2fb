"""Run every bench, one after another: `make bench`. Each prints its figures and the command that made them."""

import subprocess
import sys

BENCHES = ("bench.cells", "bench.import_sessions")


def main() -> int:
    """Return the first exit code that is not 0."""
    codes = [subprocess.run([sys.executable, "-m", name], check=False).returncode for name in BENCHES]
    return next(filter(None, codes), 0)


if __name__ == "__main__":
    sys.exit(main())
