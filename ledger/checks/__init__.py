"""What must hold in the books, one module per kind of rule; ``ledger.plugin`` runs them all."""
