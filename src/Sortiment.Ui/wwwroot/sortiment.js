// Sortiment: small improvements on pages that work without them.
