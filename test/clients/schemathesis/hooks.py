"""What Schemathesis cannot know of a Gatehouse: what there is to ask for, and what would only hold a test up."""

import json
import os
import random

import schemathesis

# Path parameters by name, with values that exist: else nearly every request ends at the first 404.
KNOWN = json.loads(os.environ["GATEHOUSE_KNOWN"])
# More than the web server takes: it refuses with 431 before the API is asked.
LONGEST = 4_000
dice = random.Random(1)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    for name in path_parameters or {}:
        if name in KNOWN and dice.random() < 0.6:
            path_parameters[name] = dice.choice(KNOWN[name])
    return path_parameters


@schemathesis.hook
def filter_case(context, case):
    return len(repr(case.query)) + len(repr(case.path_parameters)) + len(repr(case.headers)) < LONGEST


@schemathesis.hook
def before_call(context, case, kwargs):
    # Each request comes from another client: the budget for wrong logins would soon be all there is to see.
    case.headers["X-Forwarded-For"] = f"198.18.{dice.randrange(256)}.{dice.randrange(256)}"
    # A long poll is right to wait.
    if case.operation.path.endswith("/changes") and str(case.query.get("wait", "0")).strip() not in ("", "0"):
        case.query["wait"] = "0"
