"""Adding and reviewing ratings: the parts of the Ratings screen."""
