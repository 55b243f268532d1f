"""Two books that speak of the same money, compared: pure, from values to classed differences."""
