import type { NamespaceRole } from "@/lib/access/schema";

/** A member as far as a transfer depends on it. */
export interface TransferMember {
  principalId: string;
  role: NamespaceRole;
}

export interface TransferPlan<Member extends TransferMember> {
  /** Everybody else who is a member afterwards, with the role they then have. */
  stays: Member[];
  leaves: Member[];
}

/**
 * What becomes of the members of a namespace that gets a new owner. Pure. It has one owner afterwards: who is kept publishes there,
 * who is not has no part in it any more.
 */
export function planTransfer<Member extends TransferMember>(members: readonly Member[], newOwnerId: string, keepMembers: boolean): TransferPlan<Member> {
  const others = members.filter(({ principalId }) => principalId !== newOwnerId);
  return keepMembers ? { stays: others.map((member) => ({ ...member, role: "publisher" })), leaves: [] } : { stays: [], leaves: others };
}

/** A token as far as it matters where it publishes. */
export interface PublishingToken {
  principalId: string;
  scopes: readonly string[];
  /** Lower-case names; empty: wherever its principal may. */
  namespaceKeys: readonly string[];
}

/**
 * The tokens that publish in a namespace through those who leave it. Pure.
 *
 * @param leaving ids of those who leave and have no other right to publish there.
 */
export function stoppedTokens<Token extends PublishingToken>(tokens: readonly Token[], leaving: ReadonlySet<string>, namespaceKey: string): Token[] {
  return tokens.filter(({ principalId, scopes, namespaceKeys }) => {
    const publishes = scopes.includes("publish") || scopes.includes("admin");
    return leaving.has(principalId) && publishes && (namespaceKeys.length === 0 || namespaceKeys.includes(namespaceKey));
  });
}
