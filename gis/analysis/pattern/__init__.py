"""Where areas beside each other are alike by more than chance, and whether that holds."""
