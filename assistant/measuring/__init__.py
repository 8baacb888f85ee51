"""How good the answers are: labelled questions asked, each answer held against its labels, runs side by side."""
