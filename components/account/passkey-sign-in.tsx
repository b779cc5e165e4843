"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { endSession } from "@/components/layout/end-session";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Failure = "passkeyCancelled" | "passkeyRefused" | "unreachable";

/** The second step of a sign-in: password or provider were right, now the passkey. */
export function PasskeySignIn({ callbackPath }: { callbackPath: string }) {
  const t = useTranslations("signIn");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const proceed = async () => {
    setPending(true);
    setFailure(null);
    const found = await attempt();
    if (found === null) return window.location.assign(callbackPath);
    setFailure(found);
    setPending(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t("passkeyIntro")}</p>
      {failure ? <Notice tone="danger" role="alert" title={t(failure)} /> : null}
      <Button variant="primary" size="large" pending={pending} onClick={() => void proceed()}>
        {t("passkeyUse")}
      </Button>
      <Button variant="quiet" onClick={() => void endSession()}>
        {t("passkeyOther")}
      </Button>
    </div>
  );
}

/** Null means it worked. */
async function attempt(): Promise<Failure | null> {
  try {
    const { completeSignIn } = await import("@/lib/access/passkeys/ceremony-queries");
    return (await completeSignIn()) ? null : "passkeyCancelled";
  } catch (error) {
    const isUnreachable = !(error instanceof Error && "code" in error) || error.code === "not_ready";
    return isUnreachable ? "unreachable" : "passkeyRefused";
  }
}
