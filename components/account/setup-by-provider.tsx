"use client";

import { beginLinkBySetup } from "@/lib/access/oidc/queries";
import { ProviderButton } from "./provider-button";

/** Accepts an invitation with the provider in place of a password. */
export function SetupByProvider({ secret, label }: { secret: string; label: string }) {
  return <ProviderButton label={label} callbackPath="/account" before={() => beginLinkBySetup(secret)} />;
}
