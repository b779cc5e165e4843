"use client";

import { useSyncExternalStore } from "react";
import { comparedServers, MAX_COMPARED } from "@/lib/catalog/compare-schema";

/** The servers somebody means to compare, for as long as the tab is open. */
const KEY = "gatehouse.compare";
const listeners = new Set<() => void>();
const NONE: readonly string[] = [];

let lastText: string | null = null;
let lastServers: readonly string[] = NONE;

/** The same array as long as nothing changed: React compares by identity. */
function read(): readonly string[] {
  const text = sessionStorage.getItem(KEY);
  if (text !== lastText) {
    lastText = text;
    lastServers = comparedServers(text === null ? undefined : text.split("\n"));
  }
  return lastServers;
}

function write(servers: readonly string[]): void {
  sessionStorage.setItem(KEY, servers.join("\n"));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is chosen, whether one more fits, and how to change it. Empty while the server renders. */
export function useCompareChoice() {
  const chosen = useSyncExternalStore(subscribe, read, () => NONE);
  return {
    chosen,
    isFull: chosen.length >= MAX_COMPARED,
    toggle: (server: string) => write(chosen.includes(server) ? chosen.filter((one) => one !== server) : [...chosen, server].slice(0, MAX_COMPARED)),
    clear: () => write(NONE),
  };
}
