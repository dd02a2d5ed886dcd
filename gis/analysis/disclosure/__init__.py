"""What may be said of small numbers: rules, rounding, an audit that tries to undo both."""
