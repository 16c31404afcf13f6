"""Cost and value over time: earned value and schedule, cash flow, outside view, contingency, calibration."""
