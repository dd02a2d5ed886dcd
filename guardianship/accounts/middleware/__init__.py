"""What every request of somebody who is signed in passes, in this order: limits, factor, asking."""
