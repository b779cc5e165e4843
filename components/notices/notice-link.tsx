"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type NoticeLinkProps = { id: string; path: string; isUnread: boolean; children: ReactNode };

/** Leads to what a notice is about; whoever follows it has read the notice. */
export function NoticeLink({ id, path, isUnread, children }: NoticeLinkProps) {
  const markRead = () => {
    const body = JSON.stringify({ ids: [id] });
    if (isUnread) void fetch("/api/v1/notices/read", { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true }).catch(() => undefined);
  };
  return (
    <Link href={path as Route} prefetch={false} onClick={markRead} className={isUnread ? "font-semibold underline underline-offset-2" : "underline underline-offset-2"}>
      {children}
    </Link>
  );
}
