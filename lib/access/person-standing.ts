import { countActiveAdmins, findMemberships } from "@/lib/access/principal-repository";
import { countStandingSessions } from "@/lib/access/session-repository";
import type { NamespaceRole } from "@/lib/access/schema";
import { countStandingTokens } from "@/lib/access/token-repository";
import { prisma } from "@/lib/db/client";

/** What a person holds here at the moment. */
export interface PersonStanding {
  hasPassword: boolean;
  namespaces: { name: string; role: NamespaceRole }[];
  /** Those the person answers for. */
  robots: { id: string; name: string; disabled: boolean }[];
  sessions: number;
  tokens: number;
  otherAdmins: number;
}

/** What hangs on a person. The caller has authorised it, and knows that there is this person. */
export async function personStanding(id: string): Promise<PersonStanding> {
  const [held, sessions, tokens, otherAdmins] = await Promise.all([findMemberships(id), countStandingSessions(id), countStandingTokens(id), countActiveAdmins(prisma(), id)]);
  return { ...held, sessions, tokens, otherAdmins };
}
