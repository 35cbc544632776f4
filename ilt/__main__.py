"""``python -m ilt``: ``ilt.command_line``, which takes a second to load; Ctrl+C ends it meanwhile, too."""

import sys

try:
    from ilt.command_line import main
except KeyboardInterrupt:
    sys.stderr.write("\nStopped.\n")
    sys.exit(2)

if __name__ == "__main__":
    sys.exit(main())
