"""The review web application, a process of its own. Empty until it is built."""
