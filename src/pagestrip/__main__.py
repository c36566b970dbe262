"""`python -m pagestrip`."""

from pagestrip.cli import main

if __name__ == "__main__":
    main()
