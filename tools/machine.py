"""What this machine has for the tests, and what must not be lacking (PRACH_TEST_REQUIRE=postgres,chromium)."""

import os
import shutil

REQUIRED = {part.strip() for part in os.environ.get("PRACH_TEST_REQUIRE", "").split(",") if part.strip()}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("PRACH_TEST_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")
