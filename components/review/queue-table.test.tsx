import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ReviewRow } from "@/lib/review/schema";
import en from "@/messages/en.json";
import { QueueTable } from "./queue-table";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const SUSPENDED: ReviewRow["reasons"] = [{ ruleId: "suspended", title: "", severity: "critical", count: 1 }];
const ROW: ReviewRow = {
  id: "1",
  server: "io.example/greeting",
  version: "1.0.1",
  catalog: "default",
  kind: "version",
  state: "in_review",
  round: 1,
  revision: 1,
  digest: "d",
  surfaceDigest: null,
  submittedBy: { id: "p", name: "Pia" },
  submittedAt: "2026-03-01T11:00:00Z",
  updatedAt: "2026-03-01T11:00:00Z",
  assignee: null,
  risk: null,
  reasons: [],
  findingCount: 0,
  checkSummary: null,
  due: { level: "decided", at: null, waitedMs: 0, targetMs: 0 },
};

describe("a row of the queue whose checks have not finished says so", () => {
  const shown = (row: Partial<ReviewRow>) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <QueueTable entries={[{ source: "review", row: { ...ROW, ...row }, lookers: [] }]} caption="Queue" query="" now={NOW} may={{ select: false, decline: false }} />
      </NextIntlClientProvider>,
    );

  it.each([{ reasons: [] }, { reasons: SUSPENDED }])("while they run and when they have not run: $reasons", ({ reasons }) => {
    expect(shown({ reasons, state: "submitted" })).toContain(en.console.checksRunning);
    expect(shown({ reasons })).toContain(en.queue.notChecked);
  });

  it("beside the suspension, which it does not replace", () => {
    expect(shown({ reasons: SUSPENDED })).toContain("1 version of the server suspended");
  });

  it("and no longer once they have", () => {
    const checkSummary = { passed: 3, failed: 0, silent: 0 };
    expect(shown({ reasons: SUSPENDED, checkSummary })).not.toContain(en.queue.notChecked);
  });
});
