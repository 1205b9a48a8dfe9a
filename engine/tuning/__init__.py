"""Which learning rate suits a rule: the one that was tuned, the one that theory gives, or one that is found."""
