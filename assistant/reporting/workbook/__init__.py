"""A finished report as an Excel workbook whose figures are live formulas."""
