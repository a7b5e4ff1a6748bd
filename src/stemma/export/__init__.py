"""The account in the formats that people and programs read. One format a file; all of them draw on records only."""
