"""Prints "passed failed skipped" of a JUnit report by pytest."""

import sys
from xml.etree import ElementTree

suites = list(ElementTree.parse(sys.argv[1]).getroot().iter("testsuite"))
total, failures, errors, skipped = (
    sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
)
print(total - failures - errors - skipped, failures + errors, skipped)
