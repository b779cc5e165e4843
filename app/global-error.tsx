"use client";

import { digestOf } from "@/components/layout/page-failure";
import { buttonStyle } from "@/components/ui/button-style";
import "./globals.css";

/**
 * Replaces the root layout when that itself fails, so messages and viewer cannot be relied on:
 * both languages, no data, no components that need a provider.
 */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <html lang="en">
      <body>
        <title>Gatehouse</title>
        <main className="page-width flex min-h-dvh max-w-prose flex-col items-start justify-center gap-4">
          <h1 className="text-title font-semibold">Gatehouse could not show this page</h1>
          <p className="text-muted">
            The cause is in the server’s log. Nothing you entered has been decided or published. Try again in a moment; if it stays like this, tell your
            administrator.
          </p>
          <p lang="zh-CN" className="text-muted">
            页面暂时无法显示，原因已记录在服务器日志中。您的输入尚未生效。请稍后重试；如果仍然如此，请告知管理员。
          </p>
          {digest === null ? null : <p className="identifier text-sm">{digest}</p>}
          <button type="button" onClick={retry} className={buttonStyle("primary")}>
            Try again · <span lang="zh-CN">重试</span>
          </button>
        </main>
      </body>
    </html>
  );
}
