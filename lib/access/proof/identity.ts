import type { RegistryPermission } from "@/lib/access/registry-permissions";

/** Ways to prove an identity without a token of ours (registry-api.md §2.7). */
export const PROOF_METHODS = ["dns", "http", "github-oidc", "oidc", "none"] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

/** Who proved itself how, and what that permits. */
export interface ProvenIdentity {
  method: ProofMethod;
  /** The domain, the owner of a repository, or the subject at the issuer. */
  subject: string;
  permissions: RegistryPermission[];
}

/** A proof that failed. `message` tells whoever tried what to do about it. */
export class ProofError extends Error {
  override readonly name = "ProofError";
}

/** True for a `ProofError` of either bundle. */
export function isProofError(error: unknown): error is ProofError {
  return error instanceof Error && error.name === "ProofError";
}

/** The one thing that tells proven identities apart; kept in `principal.proof`. */
export function proofKey({ method, subject }: Pick<ProvenIdentity, "method" | "subject">): string {
  return `${method}:${subject}`;
}
