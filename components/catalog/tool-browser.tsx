"use client";

import { Search, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { cx } from "@/components/ui/class-names";
import { controlStyle } from "@/components/ui/control-style";
import { EmptyState } from "@/components/ui/empty-state";
import { TOOL_CAPABILITIES, type ToolCapability } from "@/lib/manifest/tool-capability-schema";
import type { ToolFact } from "@/lib/submission/detail-schema";
import { CAPABILITY_LOOK } from "./capability-badge";
import { ToolEntry } from "./tool-entry";
import { countCapabilities, filterTools } from "./tool-filter";

/** All tools of a version with search and risk marks; both filters are in the address and answer while typing. */
export function ToolBrowser({ tools }: { tools: readonly ToolFact[] }) {
  const t = useTranslations("server");
  const address = useSearchParams();
  const q = address.get("q") ?? "";
  const capability = TOOL_CAPABILITIES.find((known) => known === address.get("may")) ?? null;
  const shown = filterTools(tools, { q, capability });
  return (
    <section aria-labelledby="tools-heading" className="flex flex-col gap-4">
      <h2 id="tools-heading" className="sr-only">
        {t("tools")}
      </h2>
      <div className="flex flex-col gap-3 lg:flex-row lg:items-center lg:justify-between">
        <ToolSearch q={q} />
        <CapabilityFilter tools={tools} chosen={capability} />
      </div>
      <p role="status" className="text-sm text-muted tabular-nums">
        {t("toolsShown", { shown: shown.length, count: tools.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState icon={SearchX} title={t("toolsNotFound")} />
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
          {shown.map((tool) => (
            <ToolEntry key={tool.name} tool={tool} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Replaces the entry of the history: each key typed is not a place to go back to. */
function setInAddress(name: string, value: string | null): void {
  const query = new URLSearchParams(window.location.search);
  if (value) query.set(name, value);
  else query.delete(name);
  window.history.replaceState(null, "", query.size === 0 ? window.location.pathname : `?${query.toString()}`);
}

function ToolSearch({ q }: { q: string }) {
  const t = useTranslations("server");
  return (
    <span className="relative min-w-0 flex-1 lg:max-w-md">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <input
        type="search"
        aria-label={t("toolsSearch")}
        placeholder={t("toolsSearch")}
        defaultValue={q}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => setInAddress("q", event.target.value)}
        className={cx(controlStyle, "min-h-10 pl-9")}
      />
    </span>
  );
}

function CapabilityFilter({ tools, chosen }: { tools: readonly ToolFact[]; chosen: ToolCapability | null }) {
  const t = useTranslations("server");
  const name = useTranslations("capability");
  return (
    <div role="group" aria-label={t("toolsFilter")} className="flex flex-wrap gap-2">
      {countCapabilities(tools).map(({ capability, count }) => {
        const { icon: Icon } = CAPABILITY_LOOK[capability];
        const pressed = capability === chosen;
        return (
          <button
            key={capability}
            type="button"
            aria-pressed={pressed}
            onClick={() => setInAddress("may", pressed ? null : capability)}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-control px-3 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <Icon aria-hidden className="size-3.5" />
            {name(capability)}
            <span className="tabular-nums">{count}</span>
          </button>
        );
      })}
    </div>
  );
}
