"""`python -m arabdate` is `arabdate`."""

from arabdate.cli import main

if __name__ == "__main__":
    main()
