"""The evaluators of the tests."""

EVA, BO = "Eva Ek", "Bo Alm"
