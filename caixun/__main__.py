"""``python -m caixun`` is the same program as ``caixun``."""

from caixun.cli import main

main()
