import { describe, expect, it } from "vitest";
import type { ProviderPerson } from "@/lib/access/oidc/claims";
import { refuseNewcomer } from "@/lib/access/oidc/provisioning";

const PERSON: ProviderPerson = { issuer: "https://id.example", subject: "1", email: "kim@acme.example", emailVerified: true, name: "Kim", groups: ["staff"] };
const DOMAINS = { domains: ["acme.example"], group: null };
const GROUP = { domains: [], group: "staff" };

describe("refuseNewcomer", () => {
  it.each<[string, Partial<ProviderPerson>, { domains: string[]; group: string | null }, boolean, string | null]>([
    ["an account has the e-mail, whatever the rules", {}, DOMAINS, true, "account_exists"],
    ["an account has the e-mail, though it is verified and the group fits", {}, GROUP, true, "account_exists"],
    ["nobody is taken in by rule", {}, { domains: [], group: null }, false, "not_invited"],
    ["a verified e-mail of an allowed domain", {}, DOMAINS, false, null],
    ["an e-mail nobody verified", { emailVerified: false }, DOMAINS, false, "email_unverified"],
    ["another domain", { email: "kim@evil.example" }, DOMAINS, false, "not_allowed"],
    ["a domain below the allowed one", { email: "kim@sub.acme.example" }, DOMAINS, false, "not_allowed"],
    ["a domain that ends like the allowed one", { email: "kim@notacme.example" }, DOMAINS, false, "not_allowed"],
    ["no e-mail", { email: null }, DOMAINS, false, "email_missing"],
    ["the group", {}, GROUP, false, null],
    ["not the group", { groups: [] }, GROUP, false, "not_allowed"],
    ["the group but no e-mail", { email: null }, GROUP, false, "email_missing"],
    ["domain and group demanded, one of them there", { groups: [] }, { ...DOMAINS, group: "staff" }, false, "not_allowed"],
    ["domain and group demanded, both there", {}, { ...DOMAINS, group: "staff" }, false, null],
  ])("%s", (_, person, rules, emailIsTaken, expected) => {
    expect(refuseNewcomer({ ...PERSON, ...person }, rules, emailIsTaken)).toBe(expected);
  });
});
