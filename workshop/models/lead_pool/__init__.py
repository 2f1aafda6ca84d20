"""The lead pool: must every lead be sold to now, and should an offer be flawless?"""
