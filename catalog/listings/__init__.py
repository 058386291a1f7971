"""Categories, substances and listings."""
