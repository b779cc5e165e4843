"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type ProviderButtonProps = {
  label: string;
  callbackPath: string;
  /** What has to be done before the browser leaves for the provider. */
  before?: () => Promise<unknown>;
  variant?: "primary" | "secondary";
};

/** Leads to the OpenID provider and back to `callbackPath`. */
export function ProviderButton({ label, callbackPath, before, variant = "primary" }: ProviderButtonProps) {
  const t = useTranslations("signIn");
  const [failed, setFailed] = useState(false);
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    setFailed(false);
    try {
      await before?.();
      const { signIn } = await import("next-auth/react");
      await signIn("oidc", { callbackUrl: callbackPath });
    } catch {
      setFailed(true);
      setPending(false);
    }
  };
  return (
    <div className="flex flex-col gap-3">
      {failed ? <Notice tone="danger" role="alert" title={t("unreachable")} /> : null}
      <Button variant={variant} size="large" pending={pending} onClick={() => void leave()}>
        {label}
      </Button>
    </div>
  );
}
