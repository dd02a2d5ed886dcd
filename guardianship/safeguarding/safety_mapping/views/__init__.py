"""Pages of safety mapping: for youth workers, for readers, and for anybody."""
