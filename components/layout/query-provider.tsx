"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { provideRemedy } from "@/lib/http/api-client";
import { makeQueryClient } from "./query-client";

// Acts that ask again: the passkey's prompt comes up, then the act is repeated. Loaded when it is first needed.
provideRemedy("step_up_required", async () => (await import("@/lib/access/passkeys/ceremony-queries")).proveSession());

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
