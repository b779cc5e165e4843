"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { hasFallen, standingOf } from "./still-served";

const EVERY_MS = 15_000;

type StandingWatchProps = {
  /** Address of the version's install plan: answered from memory, for whoever may read the catalog, until the moment of a revocation. */
  plan: string;
  children: ReactNode;
};

/**
 * A page that stays open outlives a revocation. While it is visible, and whenever somebody comes back to it, it asks
 * whether its version is still served. If not, it says so at once, and nothing in it can be copied or followed any more.
 */
export function StandingWatch({ plan, children }: StandingWatchProps) {
  const t = useTranslations("server");
  const [gone, setGone] = useState(false);

  useEffect(() => {
    const end = new AbortController();
    let stood = false;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const standing = await standingOf(plan, end.signal);
      if (standing === "served") stood = true;
      const fallen = hasFallen(standing, stood);
      if (fallen !== null && !end.signal.aborted) setGone(fallen);
    };
    const askNow = () => void ask();
    askNow();
    const timer = setInterval(askNow, EVERY_MS);
    document.addEventListener("visibilitychange", askNow, end);
    window.addEventListener("focus", askNow, end);
    return () => {
      clearInterval(timer);
      end.abort();
    };
  }, [plan]);

  return (
    <>
      {gone ? (
        <Notice tone="danger" role="alert" title={t("noLongerServed")} className="sticky top-[calc(var(--header-height)+0.5rem)] z-10">
          <p>{t("noLongerServedBody")}</p>
          <Button size="small" className="mt-3" onClick={() => window.location.reload()}>
            {t("reloadPage")}
          </Button>
        </Notice>
      ) : null}
      <div inert={gone} className={gone ? "opacity-60" : undefined}>
        {children}
      </div>
    </>
  );
}
