"""What is for sale: listings, their specifications and the sample zone."""
