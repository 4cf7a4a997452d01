"""HolySheep Studio: the desktop studio for people who make AI video."""

__version__ = "0.1.0"
