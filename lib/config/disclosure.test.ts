import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISCLOSURE, disclosedConfiguration } from "./disclosure";

const NAMES = Object.keys(DISCLOSURE);
const HIDDEN = Object.entries(DISCLOSURE).filter(([, disclosure]) => disclosure === "hidden").map(([name]) => name);

describe("what is told of the configuration", () => {
  it("hides every variable whose name speaks of a secret", () => {
    const telling = NAMES.filter((name) => /SECRET|PASSWORD|(?<!REGISTRY_)TOKEN|PRIVATE_KEY|DATABASE_URL|SMTP_URL|WEBHOOK/.test(name));
    expect(telling.length).toBeGreaterThan(3);
    expect(telling.filter((name) => !HIDDEN.includes(name))).toEqual([]);
  });

  it("never contains the value of a hidden variable, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }).filter((text) => text.trim() !== ""), (noise) => {
        const secret = `s3cret-${noise}`;
        const told = disclosedConfiguration(Object.fromEntries(HIDDEN.map((name) => [name, secret])));
        expect(told.every(({ value }) => !(value ?? "").includes("s3cret"))).toBe(true);
        expect(told.filter(({ isSet }) => isSet).map(({ name }) => name)).toEqual(HIDDEN);
      }),
    );
  });

  it.each(["npm=https://robot:hunter2@npm.example.com", "https://sso.example.com/?key=hunter2"])("hides an address that carries a secret where none is expected: %s", (value) => {
    const told = disclosedConfiguration(Object.fromEntries(NAMES.map((name) => [name, value])));
    expect(JSON.stringify(told)).not.toContain("hunter2");
  });

  it("shows what may be seen, and what holds without it", () => {
    const told = new Map(disclosedConfiguration({ PORT: "8080", GATEHOUSE_SECRET: "x".repeat(40) }).map((variable) => [variable.name, variable]));
    expect(told.get("PORT")).toEqual({ name: "PORT", isSet: true, disclosure: "shown", value: "8080", standard: "3000" });
    expect(told.get("HOST")).toMatchObject({ isSet: false, value: null, standard: "127.0.0.1" });
    expect(told.get("GATEHOUSE_SECRET")).toMatchObject({ isSet: true, disclosure: "hidden", value: null });
    expect(told.get("GATEHOUSE_FETCH_ICONS")?.standard).toBe("1");
  });

  it("is empty for an empty environment, and takes blanks for nothing", () => {
    expect(disclosedConfiguration({ HOST: "  " }).filter(({ isSet }) => isSet)).toEqual([]);
  });
});
