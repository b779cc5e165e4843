import { describe, expect, test } from "vitest";
import { capabilitiesOf } from "./capabilities";

/** nacos.md §0: what came with which version. */
const TABLE: readonly [version: string, supported: boolean, abilities: string][] = [
  ["3.0.2", false, ""],
  ["3.0.3", true, "customIds"],
  ["3.1.0", true, "customIds enabledFlag"],
  ["3.1.0-bugfix", true, "customIds enabledFlag"],
  ["3.1.1", true, "customIds enabledFlag overrideExisting"],
  ["3.2.2", true, "customIds enabledFlag overrideExisting"],
  ["3.2.3", true, "customIds enabledFlag overrideExisting safeVersionDelete"],
  ["3.3.0", true, "customIds enabledFlag overrideExisting safeVersionDelete lifecycle"],
  ["4.0.0", false, "customIds enabledFlag overrideExisting safeVersionDelete lifecycle"],
  ["unknown", false, ""],
];

describe("what a Nacos can do follows from its version", () => {
  test.each(TABLE)("%s", (version, supported, abilities) => {
    const known = capabilitiesOf(version);
    const able = Object.entries(known.capabilities).flatMap(([name, has]) => (has ? [name] : []));
    expect({ supported: known.supported, able }).toEqual({ supported, able: abilities === "" ? [] : abilities.split(" ") });
  });
});
