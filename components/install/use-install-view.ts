"use client";

import { useEffect, useMemo, useState } from "react";
import type { InstallChoice, InstallSubject, InstallView } from "@/lib/install/configuration/view-schema";

type Engine = typeof import("@/lib/install/configuration/view");

/**
 * The view of a choice, at once and in the browser. The engine is fetched after the page is there, which shows what the
 * server wrote until then; a choice made before counts as soon as it has arrived.
 */
export function useInstallView(subject: InstallSubject, choice: InstallChoice, initial: InstallView): InstallView {
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import("@/lib/install/configuration/view").then((loaded) => {
      if (isWanted) setEngine(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return useMemo(() => engine?.installView(subject, choice) ?? initial, [engine, subject, choice, initial]);
}
