"""A twin of the import client and of customs: takes files from OutBox and answers into InBox.

It validates strictly, keeps the orders it received, compares a declaration with its order as customs does,
and can be told to reject, return or inspect. It stands in for customs in the demo and in tests.
"""
