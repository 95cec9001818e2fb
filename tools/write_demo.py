"""Write the workbooks of the demonstration year anew: python -m tools.write_demo

Needed after a change to prach/demo, to the columns of a register or to the Thai label of a choice.
"""

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prach.config.settings")
    import django

    django.setup()
    from prach.demo.workbooks import write_workbooks

    for path in write_workbooks():
        print(f"{path.name:<28} {path.stat().st_size / 1000:6.1f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
