"""The audit of one report: figures that cannot all be true."""
