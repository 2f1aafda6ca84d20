"""How fast the kit is: figures for whoever changes it, never asserted by a test."""
