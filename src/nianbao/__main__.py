"""``python -m nianbao``: the command line, for computers where ``nianbao`` is not on the path."""

from nianbao.cli import main

main()
