"""A deck: views with their filters, a title and a note each, in an order. It goes into an address, a file, a projector, a PPTX. Pure."""
