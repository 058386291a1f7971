"""The platform: ground, accounts, links and configuration."""
