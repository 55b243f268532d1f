"""What the parts of a policy say of each other; :mod:`rules.check` runs them all."""
