"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";
import { controlStyle } from "@/components/ui/control-style";
import { finishedPart, readOperators, withOperators } from "@/lib/catalog/operator-schema";
import { browseParameters } from "./addresses";
import { useBrowsing } from "./browse-state";

/** Long enough that a word is not searched letter by letter, short enough to feel immediate. */
const WAIT_MS = 180;

/**
 * Searches while one types, but never in the middle of a character that an input method is still composing. A plain form
 * around it works before and without script.
 */
export function SearchBox() {
  const t = useTranslations("catalog");
  const common = useTranslations("common");
  const { query, isPending, change } = useBrowsing();
  const [text, setText] = useState(query.q);
  const [sought, setSought] = useState(query.q);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The address changed by other means (a link, the back button): show what it says.
  if (query.q !== sought) {
    setSought(query.q);
    setText(query.q);
  }

  const search = (typed: string) => {
    clearTimeout(timer.current);
    const plain = typed.trim();
    if (plain === sought) return;
    const next = withOperators({ ...query, q: plain });
    setSought(next.q);
    // Operators become chips; whoever goes on typing does so after the blank.
    if (Object.keys(readOperators(plain).facets).length > 0) setText(next.q === "" || typed === plain ? next.q : `${next.q} `);
    change(next, { replace: true });
  };
  const soon = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(finishedPart(typed)), WAIT_MS);
  };

  return (
    <form
      action="/servers"
      role="search"
      aria-label={t("search")}
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      {browseParameters({ ...query, q: "", cursor: 0 }).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <span className="relative min-w-0 flex-1">
        {isPending ? (
          <LoaderCircle aria-hidden className="pointer-events-none absolute top-1/2 left-3 -mt-2 size-4 animate-spin text-muted motion-reduce:animate-none" />
        ) : (
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
        )}
        <input
          type="search"
          name="q"
          aria-label={t("search")}
          placeholder={t("placeholder")}
          value={text}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => {
            setText(event.target.value);
            if (!(event.nativeEvent as InputEvent).isComposing) soon(event.target.value);
          }}
          onCompositionEnd={(event) => soon(event.currentTarget.value)}
          className={cx(controlStyle, "min-h-11 pl-9")}
        />
      </span>
      <button type="submit" className={cx(buttonStyle("primary"), "max-sm:sr-only max-sm:focus:not-sr-only")}>
        {common("search")}
      </button>
    </form>
  );
}
