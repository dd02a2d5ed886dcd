"""The walking network: from street segments to metres between people and listings."""
