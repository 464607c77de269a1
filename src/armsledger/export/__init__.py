"""The ledger and the register in the formats that people use."""
