"""Makes the weights that the package ships; the package never imports it."""
