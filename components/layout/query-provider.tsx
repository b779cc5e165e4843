"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { askForPasskeyWhenDemanded } from "@/lib/access/passkeys/remedy-queries";
import { makeQueryClient } from "./query-client";

askForPasskeyWhenDemanded();

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
