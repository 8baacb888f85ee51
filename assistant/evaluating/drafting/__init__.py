"""Strengths and improvement areas drafted from an evaluation's evidence, checked by code, decided on by people."""
