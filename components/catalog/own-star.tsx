"use client";

import { lazy, Suspense } from "react";

/** Only who is signed in has a star, so only they fetch its code and that of its requests. */
const StarButton = lazy(() => import("./star-button"));

export function OwnStar({ server, title }: { server: string; title: string }) {
  return (
    <Suspense fallback={null}>
      <StarButton server={server} title={title} />
    </Suspense>
  );
}
