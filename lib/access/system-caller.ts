import type { Caller } from "@/lib/access/schema";

/** The registry itself: jobs, expiry, first start. It holds no role, so no permission check ever passes for it. */
export const SYSTEM_CALLER: Caller = {
  viewer: {
    principalId: "00000000-0000-0000-0000-000000000000",
    kind: "robot",
    name: "gatehouse",
    email: null,
    roles: [],
    namespaces: [],
    bootstrap: false,
    responsibleId: null,
    authentication: "system",
    sessionId: null,
    token: null,
  },
  request: { ip: null, requestId: null },
};
