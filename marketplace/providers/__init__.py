"""Trade service providers: directory and service orders."""
