import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Kbd } from "@/components/ui/kbd";

const KEYS = [
  { key: "j", name: "next" },
  { key: "k", name: "previous" },
  { key: "x", name: "toggle" },
  { key: "o", name: "open" },
  { key: "e", name: "claimRow" },
] as const;
type Key = (typeof KEYS)[number]["key"];

type QueueKeysProps = { frame: RefObject<HTMLElement | null>; onClaim: (reviewId: string) => void };

/**
 * The keys of the queue (UX contract §3.4) as buttons that say them: whoever listens for keys presses them, and the help finds them. They act
 * upon the row that had the focus last.
 */
export function QueueKeys({ frame, onClaim }: QueueKeysProps) {
  const t = useTranslations("queue.desk");
  const current = useRef<string | null>(null);
  useEffect(() => {
    const table = frame.current;
    const remember = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-row]") : null;
      if (row) current.current = row.dataset["row"] ?? null;
    };
    table?.addEventListener("focusin", remember);
    return () => table?.removeEventListener("focusin", remember);
  }, [frame]);

  const rows = () => [...(frame.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
  const row = () => rows().find(({ dataset }) => dataset["row"] === current.current);
  const step = (by: 1 | -1) => {
    const all = rows();
    const at = all.findIndex(({ dataset }) => dataset["row"] === current.current);
    const to = at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by));
    all[to]?.querySelector<HTMLElement>("a")?.focus();
  };
  const press = (key: Key) => {
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    else if (key === "x") row()?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
    else if (key === "o") row()?.querySelector<HTMLElement>("a")?.click();
    else if (current.current !== null && row()) onClaim(current.current);
  };
  return (
    <div role="group" aria-label={t("keys")} className="flex flex-wrap gap-1 max-sm:hidden">
      {KEYS.map(({ key, name }) => (
        <button key={key} type="button" aria-keyshortcuts={key} aria-label={t(name)} onClick={() => press(key)} className={buttonStyle("quiet", "small")}>
          <span aria-hidden className="inline-flex items-center gap-1.5 text-xs text-muted">
            <Kbd keys={key} />
            {t(name)}
          </span>
        </button>
      ))}
    </div>
  );
}
