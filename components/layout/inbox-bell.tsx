"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";

/** More are not told apart. */
const MOST_SHOWN = 99;

/** The way to the inbox, with what waits there. The shell stays while pages change, so the number is asked for anew with each page. */
export function InboxBell({ unread: initial, icon }: { unread: number; icon: ReactNode }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const [later, setLater] = useState<{ initial: number; unread: number } | null>(null);
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    const leaving = new AbortController();
    void readUnread(leaving.signal).then((unread) => (unread === null ? undefined : setLater({ initial, unread })));
    return () => leaving.abort();
  }, [pathname, initial]);
  // What the server says with a whole page is newer than what was asked for before.
  const unread = later?.initial === initial ? later.unread : initial;
  return (
    <Link href="/account/inbox" prefetch={false} aria-label={unread === 0 ? t("inbox") : t("inboxUnread", { count: unread })} className={cx(buttonStyle("quiet", "icon"), "relative")}>
      {icon}
      {unread === 0 ? null : (
        <span aria-hidden className="absolute top-0.5 right-0 min-w-4.5 rounded-full bg-accent px-1 text-center text-[0.6875rem]/4.5 font-semibold text-on-accent tabular-nums">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Link>
  );
}

async function readUnread(signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch("/api/v1/notices/unread", { signal });
    const { unread } = (await answer.json()) as { unread?: unknown };
    return typeof unread === "number" ? unread : null;
  } catch {
    return null;
  }
}
