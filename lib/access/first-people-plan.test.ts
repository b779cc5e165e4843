import { describe, expect, it } from "vitest";
import { firstPeoplePlan } from "./first-people-plan";

const emails = (plan: ReturnType<typeof firstPeoplePlan>) => plan.map(({ email }) => email);

describe("the first people", () => {
  it("are an administrator with a generated password on the embedded database", () => {
    const plan = firstPeoplePlan({ firstAdmin: null, embedded: true, demo: false });
    expect(plan).toMatchObject([{ email: "admin@gatehouse.local", roles: ["admin"], password: { kind: "generated" } }]);
  });

  it("are four in the demo", () => {
    const plan = firstPeoplePlan({ firstAdmin: null, embedded: true, demo: true });
    expect(emails(plan)).toEqual(["admin@gatehouse.local", "ada@gatehouse.local", "sam@gatehouse.local", "pia@gatehouse.local"]);
    expect(plan.every(({ password }) => password.kind === "generated")).toBe(true);
  });

  it("never get a printed password on an external database", () => {
    const plan = firstPeoplePlan({ firstAdmin: null, embedded: false, demo: false });
    expect(plan).toMatchObject([{ password: { kind: "setup-link" } }]);
  });

  it("are the operator's choice where one is configured", () => {
    const firstAdmin = { email: "Root@Example.com", password: "correct horse battery" };
    const [admin] = firstPeoplePlan({ firstAdmin, embedded: false, demo: false });
    expect(admin).toMatchObject({ email: "root@example.com", password: { kind: "given", password: firstAdmin.password } });
  });
});
