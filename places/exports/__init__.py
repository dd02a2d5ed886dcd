"""What leaves the register: lists to take along, feeds, and pages for other sites."""
