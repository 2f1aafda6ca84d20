"""What sides said, each on one phone: every chart gives way to the answers themselves.

Where a room is played as teams there is nothing to count, so nothing is averaged, no interval is
drawn and nothing could be chance. What a side said is told as it said it, by the table where it has
several.
"""
