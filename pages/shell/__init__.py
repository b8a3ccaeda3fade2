"""What all pages share: the frame around them, the one way to draw a view, the receipt."""

from pages.shell.frame import Here, here, link
from pages.shell.show import show

__all__ = ["Here", "here", "link", "show"]
