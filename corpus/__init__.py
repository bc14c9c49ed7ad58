"""Demonstration reports about fictional bodies, with every figure that they disclose."""
