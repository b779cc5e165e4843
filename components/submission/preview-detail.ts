import type { ServerDetail } from "@/lib/submission/detail-schema";
import type { Preview } from "@/lib/submission/preview-schema";

/** A preview in the shape that the pages of a server take: the only version, listed nowhere yet. */
export function previewDetail({ server, version, digest, at, install: _install, ...shown }: Preview): ServerDetail {
  const row = { version, digest, publisherStatus: "active" as const, statusMessage: null, replacement: null, publishedAt: at, blocked: null, listings: [], reviews: [] };
  return {
    ...shown,
    server,
    publicUrl: "",
    icon: null,
    replacement: null,
    version: { ...row, server, manifest: null, surface: null, surfaceDigest: null, checks: [], findings: [] },
    latest: null,
    versions: [row],
    // Whether it will be served is not decided: the head must not speak of it.
    served: true,
    // Addresses of its own it gets with its listing; the configurations are told apart from them.
    install: null,
    grounds: [],
    decisions: [],
    mayPublish: false,
    mayDeclareTools: false,
  };
}
