"""What an article comes down to, computed from its words alone: `digest.digest` is the door."""
