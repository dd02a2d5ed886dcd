"""The invented town: seed in, area pack out. Pure, but for the command that writes it.

Nothing in it is real: the town, its people, its numbers, its codes and its telephone numbers
(Ofcom's numbers for drama) are made up, and stand on empty hills in mid Wales.
"""
