"""All tables together: who is the same person, which rounds are one, what is said twice."""
