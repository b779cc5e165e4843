"use client";

import { useEffect, useMemo, useState } from "react";
import type { InstallChoice, InstallSubject, InstallView } from "@/lib/install/configuration/view-schema";

type Engine = typeof import("@/lib/install/configuration/view");

/** Fetched when somebody is about to choose: until then the page shows what the server wrote. */
export const fetchEngine = (): Promise<Engine> => import("@/lib/install/configuration/view");

/** The view of a choice, in the browser. The first one is the server's; a later one counts as soon as the engine has arrived. */
export function useInstallView(subject: InstallSubject, choice: InstallChoice, initial: InstallView): InstallView {
  const [first] = useState(choice);
  const [engine, setEngine] = useState<Engine | null>(null);
  const isChanged = choice !== first;
  useEffect(() => {
    if (!isChanged) return;
    let isWanted = true;
    void fetchEngine().then((loaded) => {
      if (isWanted) setEngine(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [isChanged]);
  return useMemo(() => engine?.installView(subject, choice) ?? initial, [engine, subject, choice, initial]);
}
