"""Our search beside others, measured in one run: ``make bench``. No part of the program or of its tests."""
