"use client";

import { lazy, Suspense } from "react";

/** Only publishers whose version waits for its tools fetch it. */
const DeclareToolsForm = lazy(() => import("./declare-tools-form"));

export function DeclareTools({ server, version }: { server: string; version: string }) {
  return (
    <Suspense fallback={null}>
      <DeclareToolsForm server={server} version={version} />
    </Suspense>
  );
}
