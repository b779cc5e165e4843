import { bootstrapTokenId } from "@/lib/access/bootstrap-token";
import { noteBootstrapUse } from "@/lib/access/bootstrap";
import { signRegistryJwt } from "@/lib/access/registry-jwt";
import type { RequestContext, Viewer } from "@/lib/access/schema";
import { findTokenExpiry } from "@/lib/access/token-repository";
import { bootstrapViewer, viewerOfToken } from "@/lib/access/viewer";
import { config } from "@/lib/config/config";

export interface RegistryLogin {
  registryToken: string;
  /** Unix seconds. */
  expiresAt: number;
}

/**
 * Exchanges one of our API tokens (or the bootstrap token) for a registry JWT: how the stock `mcp-publisher` signs in
 * (registry-api.md §2.7, §3). Null when the token does not stand. The JWT never outlives its token.
 */
export async function exchangeToken(raw: string, request: RequestContext): Promise<RegistryLogin | null> {
  const viewer = (await bootstrapViewer(raw)) ?? (await viewerOfToken(raw));
  if (viewer === null) return null;
  await noteBootstrapUse({ viewer, request });
  const { secret, registryTokenTtlSeconds } = config();
  const wanted = new Date(Date.now() + registryTokenTtlSeconds * 1000);
  const { tokenId, expiresAt } = await sourceOf(viewer, wanted);
  const registryToken = await signRegistryJwt(secret, viewer, tokenId, expiresAt);
  return { registryToken, expiresAt: Math.floor(expiresAt.getTime() / 1000) };
}

async function sourceOf(viewer: Viewer, wanted: Date): Promise<{ tokenId: string; expiresAt: Date }> {
  if (viewer.token === null) return { tokenId: bootstrapTokenId(config().bootstrapToken ?? ""), expiresAt: wanted };
  const end = await findTokenExpiry(viewer.token.id);
  return { tokenId: viewer.token.id, expiresAt: end !== null && end < wanted ? end : wanted };
}
