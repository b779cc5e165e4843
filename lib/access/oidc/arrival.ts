import { type ProviderPerson, readClaims } from "@/lib/access/oidc/claims";
import { followGroups } from "@/lib/access/oidc/group-roles-service";
import { findIdentity, insertIdentity, noteIdentityUse, takeLinkIntent } from "@/lib/access/oidc/identity-repository";
import { type OidcRefusal, refuseNewcomer } from "@/lib/access/oidc/provisioning";
import { findPerson, findPersonByReference, insertPerson, type PersonRow } from "@/lib/access/principal-repository";
import type { RequestContext } from "@/lib/access/schema";
import { openSessionWithin } from "@/lib/access/sessions";
import { spendSetupLinks } from "@/lib/access/setup-repository";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { hashSecret } from "@/lib/access/token-format";
import { type Change, change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import type { OidcSignIn } from "@/lib/config/schema";
import { lockText } from "@/lib/db/transaction";

/** What comes with somebody who returns from the provider. */
export interface ArrivalContext {
  request: RequestContext;
  userAgent: string | null;
  /** Of the cookie that says whose account this identity is to be linked to. */
  linkSecret: string | null;
  /** The session this browser has already. */
  sessionId: string | null;
}

export type Arrival = { refusal: OidcRefusal; sessionId?: never } | { refusal?: never; sessionId: string };

/**
 * Somebody returns from the provider, with claims that the library has verified (signature, audience, nonce, times): finds,
 * links or creates the person, brings roles of groups up to date and opens a session; or says why not. All in one
 * transaction with its entries; a refusal is recorded too.
 */
export async function arrive(claims: Readonly<Record<string, unknown>>, rules: OidcSignIn, context: ArrivalContext): Promise<Arrival> {
  const person = readClaims(claims, rules.groupsClaim);
  if (person === null || person.issuer !== rules.issuer) return refused(context, "wrong_issuer", rules.issuer, []);
  const outcome = await change({ ...SYSTEM_CALLER, request: context.request }, async (work): Promise<Arrival & { who?: PersonRow }> => {
    // Two tabs that return at once make one person.
    await lockText(work.tx, `identity ${person.issuer} ${person.subject}`);
    const found = await identify(work, person, rules, context);
    if ("refusal" in found) return unopened(work, found);
    if (found.who.disabledAt !== null) return unopened(work, { refusal: "disabled", who: found.who });
    await followGroups(work, found.who, person.groups, rules);
    await noteIdentityUse(work.tx, found.identityId, person.email);
    const opening = { request: context.request, userAgent: context.userAgent, method: "oidc" as const };
    return { sessionId: await openSessionWithin(work, { id: found.who.id, email: found.who.email ?? "" }, opening) };
  });
  if (outcome.refusal === undefined) return outcome;
  return refused(context, outcome.refusal, person.email ?? person.subject, outcome.who === undefined ? [] : [outcome.who.id]);
}

/** Nothing was changed yet; the refusal gets an entry of its own. */
function unopened<Refused>(work: Change, refusal: Refused): Refused {
  work.nothingToDo();
  return refusal;
}

async function refused({ request }: ArrivalContext, refusal: OidcRefusal, object: string, objectIds: string[]): Promise<Arrival> {
  await change({ ...SYSTEM_CALLER, request }, async (work) => work.record({ action: "session.open.refused", object, objectIds, reason: `oidc: ${refusal}` }));
  return { refusal };
}

type Found = { who: PersonRow; identityId: string } | { refusal: OidcRefusal; who?: PersonRow };

async function identify(work: Change, person: ProviderPerson, rules: OidcSignIn, { linkSecret, sessionId }: ArrivalContext): Promise<Found> {
  const { tx } = work;
  const known = await findIdentity(tx, person.issuer, person.subject);
  const intent = linkSecret === null ? null : await takeLinkIntent(tx, hashSecret(linkSecret), sessionId);
  if (intent !== null) return link(work, person, intent, known);
  if (known !== null) return { who: await demand(tx, known.principalId), identityId: known.id };
  // Whoever wanted to link would be surprised by a second account.
  if (linkSecret !== null) return { refusal: "link_expired" };
  const holder = person.email === null ? null : await findPersonByReference(tx, { email: person.email });
  const refusal = refuseNewcomer(person, rules, holder !== null);
  if (refusal !== null) return { refusal, ...(holder !== null && { who: holder }) };
  return create(work, person);
}

async function link(work: Change, person: ProviderPerson, intent: { principalId: string; bySetupLink: boolean }, known: { id: string; principalId: string } | null): Promise<Found> {
  const who = await demand(work.tx, intent.principalId);
  if (known !== null) return known.principalId === who.id ? { who, identityId: known.id } : { refusal: "identity_taken", who };
  const identityId = await keepIdentity(work, person, who);
  if (intent.bySetupLink) await spendSetupLinks(work.tx, who.id);
  return { who, identityId };
}

async function create(work: Change, person: ProviderPerson): Promise<Found> {
  if (person.email === null) return { refusal: "email_missing" };
  const who = await insertPerson(work.tx, { email: person.email, name: person.name, passwordHash: null, roles: [] });
  work.record({ action: "user.provision", object: person.email, objectIds: [who.id], after: { name: who.name, issuer: person.issuer } });
  announceAccess(work);
  return { who, identityId: await keepIdentity(work, person, who) };
}

async function keepIdentity(work: Change, { issuer, subject, email }: ProviderPerson, who: PersonRow): Promise<string> {
  const id = await insertIdentity(work.tx, { principalId: who.id, issuer, subject, email });
  work.record({ action: "identity.link", object: who.email ?? who.id, objectIds: [who.id, id], after: { issuer, subject } });
  return id;
}

async function demand(tx: Change["tx"], id: string): Promise<PersonRow> {
  const who = await findPerson(tx, id);
  if (who === null) throw new Error("an identity belongs to a person");
  return who;
}
