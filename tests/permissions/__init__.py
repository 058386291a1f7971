"""Who may do what: every operation of the API, tried by a stranger, a rival, a colleague and the right person."""
