"use client";

import { lazy, Suspense } from "react";
import type { StarProps } from "./star-button";

/** Only who is signed in has a star, so only they fetch its code and that of its requests. */
const StarButton = lazy(() => import("./star-button"));

export function OwnStar(props: StarProps) {
  return (
    <Suspense fallback={null}>
      <StarButton {...props} />
    </Suspense>
  );
}
