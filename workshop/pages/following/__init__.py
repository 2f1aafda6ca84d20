"""How a page follows the host: in a kernel of its own, or with many others in one."""
