"use client";

import { useRouter } from "next/navigation";
import { createContext, useContext, useOptimistic, useTransition } from "react";
import type { ReactNode } from "react";
import type { BrowseQuery } from "@/lib/catalog/browse-schema";
import { browseHref } from "./addresses";

interface Browsing {
  /** The filters as the reader last set them; the address follows. */
  query: BrowseQuery;
  /** True while the list does not show them yet. */
  isPending: boolean;
  /** Sets filters and goes to the first page. `replace`: without a step to go back to, for every letter typed. */
  change: (changed: Partial<BrowseQuery>, options?: { replace?: boolean }) => void;
}

const BrowsingContext = createContext<Browsing | null>(null);

/**
 * The address is the state of the list: the server reads it and renders rows and counts. Controls show at once what was
 * chosen and go there; a newer choice overtakes an older one that is still on its way.
 */
export function BrowseState({ query, children }: { query: BrowseQuery; children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(query);
  const change: Browsing["change"] = (changed, { replace = false } = {}) => {
    const next = { ...shown, ...changed, cursor: 0 };
    startTransition(() => {
      show(next);
      if (replace) router.replace(browseHref(next), { scroll: false });
      else router.push(browseHref(next), { scroll: false });
    });
  };
  return <BrowsingContext value={{ query: shown, isPending, change }}>{children}</BrowsingContext>;
}

export function useBrowsing(): Browsing {
  const browsing = useContext(BrowsingContext);
  if (browsing === null) throw new Error("a control of the list stands outside of it");
  return browsing;
}
