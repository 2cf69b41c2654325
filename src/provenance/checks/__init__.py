"""What is wrong or doubtful in a corpus: one module a rule, and the engine that runs them."""
