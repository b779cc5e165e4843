import type { GlobalRole } from "@/lib/access/schema";

/** How a first person gets a password: told by the operator, made up and printed, or set by a one-time link. */
export type PlannedPassword = { kind: "given"; password: string } | { kind: "generated" } | { kind: "setup-link" };

export interface PlannedPerson {
  email: string;
  name: string;
  roles: GlobalRole[];
  password: PlannedPassword;
}

interface Situation {
  firstAdmin: { email: string; password: string } | null;
  /** The database is the embedded one: somebody tries Gatehouse out on their own machine. */
  embedded: boolean;
  demo: boolean;
}

const GENERATED: PlannedPassword = { kind: "generated" };

const DEMO_PEOPLE: PlannedPerson[] = [
  { email: "ada@gatehouse.local", name: "Ada Reviewer", roles: ["reviewer"], password: GENERATED },
  { email: "sam@gatehouse.local", name: "Sam Security", roles: ["security_reviewer"], password: GENERATED },
  { email: "pia@gatehouse.local", name: "Pia Publisher", roles: ["viewer"], password: GENERATED },
];

/** The people of an empty installation (governance.md §3 "First people"). Pure. Pia's namespaces come with the demo's content. */
export function firstPeoplePlan({ firstAdmin, embedded, demo }: Situation): PlannedPerson[] {
  return [{ name: "Administrator", roles: ["admin"], ...adminAccess(firstAdmin, embedded) }, ...(demo ? DEMO_PEOPLE : [])];
}

function adminAccess(firstAdmin: Situation["firstAdmin"], embedded: boolean): Pick<PlannedPerson, "email" | "password"> {
  if (firstAdmin !== null) return { email: firstAdmin.email.toLowerCase(), password: { kind: "given", password: firstAdmin.password } };
  return { email: "admin@gatehouse.local", password: embedded ? GENERATED : { kind: "setup-link" } };
}
