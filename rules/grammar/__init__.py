"""The shapes of the policy's parts, one module each; :mod:`rules.policy` puts them together."""
