"use client";

import { useEffect } from "react";
import { takeArrival } from "./arrival";

/** After a decision the focus goes to the heading of the next page, which a screen reader then reads (UX contract §5.1). */
export function ArrivalFocus({ page }: { page: string }) {
  useEffect(() => {
    if (takeArrival()) document.getElementById("page-title")?.focus();
  }, [page]);
  return null;
}
