"""Help between cooperatives: figures, early warnings, exposure, the cascade and its proposals."""
