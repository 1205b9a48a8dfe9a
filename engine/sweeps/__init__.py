"""Many runs that differ in one or two numbers: maps, basins, rates, and what theory says of them."""
