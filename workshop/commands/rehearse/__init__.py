"""Rehearsing: invented people play a session at a real host, by themselves or led by somebody."""
