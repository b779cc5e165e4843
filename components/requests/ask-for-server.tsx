"use client";

import { lazy, Suspense } from "react";

/** Only where nothing was found does anybody fetch it. */
const RequestForm = lazy(() => import("./request-form"));

export function AskForServer({ name, catalog }: { name: string; catalog: string }) {
  return (
    <Suspense fallback={null}>
      <RequestForm key={name} name={name} catalog={catalog} />
    </Suspense>
  );
}
