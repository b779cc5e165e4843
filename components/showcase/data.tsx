import { CircleCheck, MessageSquare, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import { LineDiff } from "@/components/ui/line-diff";
import { Pagination } from "@/components/ui/pagination";
import { ProportionChart } from "@/components/ui/proportion-chart";
import { Sparkline } from "@/components/ui/sparkline";
import { Stepper } from "@/components/ui/stepper";
import type { Step } from "@/components/ui/stepper";
import { SortLink, Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextDiff } from "@/components/ui/text-diff";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { Specimen } from "./specimen";

const WEEK = [12, 18, 15, 40, 22, 27, 31];
const CITIES = [["chengdu", 21_192], ["lisbon", 546], ["oslo", 717]] as const;
const CHANGED_AT = "2026-08-22T09:30:00Z";

export function Tables() {
  const t = useTranslations("kit");
  const head = (
    <>
      <TableHead sort="ascending">
        <SortLink href="/docs/ui" sort="ascending">
          {t("city")}
        </SortLink>
      </TableHead>
      <TableHead sort="none">
        <SortLink href="/docs/ui" sort="none">
          {t("people")}
        </SortLink>
      </TableHead>
      <TableHead>{t("changed")}</TableHead>
      <TableHead>{t("calls")}</TableHead>
    </>
  );
  return (
    <Specimen id="tables" title={t("tables")}>
      <Table caption={t("table")} head={head}>
        {CITIES.map(([city, people]) => (
          <tr key={city}>
            <TableRowHead>{t(city)}</TableRowHead>
            <TableCell>{people}</TableCell>
            <TableCell>
              <Time at={CHANGED_AT} precision="minute" />
            </TableCell>
            <TableCell>
              <Sparkline label={t("trend")} columns={[t("day"), t("calls")]} points={WEEK.map((value, day) => ({ label: String(day + 1), value }))} />
            </TableCell>
          </tr>
        ))}
      </Table>
      <Pagination label={t("pages")} previous={{ href: "/docs/ui", label: t("previous") }} next={{ href: "/docs/ui", label: t("next") }} />
    </Specimen>
  );
}

export function Events() {
  const t = useTranslations("kit");
  const event = { title: t("eventTitle"), meta: t("eventMeta") };
  return (
    <>
      <Specimen id="lists" title={t("lists")}>
        <div className="grid grid-cols-1 gap-8 sm:grid-cols-2">
          <Timeline
            label={t("lists")}
            items={[
              { id: "1", icon: Send, ...event },
              { id: "2", icon: MessageSquare, tone: "info", ...event, body: t("noticeBody") },
              { id: "3", icon: CircleCheck, tone: "success", ...event },
            ]}
          />
          <DescriptionList items={[1, 2].map(() => ({ term: t("term"), description: t("description") }))} />
        </div>
      </Specimen>
      <Specimen id="steps" title={t("steps")}>
        <Stepper label={t("steps")} steps={stepsIn(t, ["done", "done", "current", "upcoming"])} />
        <Stepper label={`${t("steps")} (${t("blocked")})`} steps={stepsIn(t, ["done", "blocked", "upcoming", "upcoming"])} />
      </Specimen>
    </>
  );
}

function stepsIn(t: ReturnType<typeof useTranslations<"kit">>, states: readonly Step["state"][]): Step[] {
  const titles = ["received", "checks", "decision", "published"] as const;
  return titles.map((title, index) => {
    const state = states[index] ?? "upcoming";
    return { id: title, title: t(title), state, stateLabel: t(state), ...(state === "blocked" ? { note: t("missing") } : {}) };
  });
}

export function Charts() {
  const t = useTranslations("kit");
  const ways = [["npm", 41], ["remote", 23], ["oci", 9], ["pypi", 7], ["mcpb", 2]] as const;
  const rows = ways.map(([label, value]) => ({ id: label, label, value }));
  return (
    <Specimen id="charts" title={t("charts")}>
      <div className="grid grid-cols-1 gap-8 sm:grid-cols-2">
        <BarChart caption={t("bars")} columns={[t("city"), t("calls")]} rows={rows} />
        <ProportionChart label={t("parts")} parts={rows} />
      </div>
    </Specimen>
  );
}

export function Texts() {
  const t = useTranslations("kit");
  const labels = { added: t("added"), removed: t("removed") };
  return (
    <>
      <Specimen id="code" title={t("code")}>
        <CodeBlock code={'{\n  "command": "npx"\n}'} label={t("codeLabel")} titled copy={{ label: t("copy"), copiedLabel: t("copied") }} />
        <CodeBlock code="npx -y weather@1.2.0" label={`${t("codeLabel")} 2`} copy={{ label: t("copy"), copiedLabel: t("copied") }} />
      </Specimen>
      <Specimen id="differences" title={t("differences")}>
        <TextDiff before={t("before")} after={t("after")} labels={labels} />
        <LineDiff
          label={t("changed")}
          labels={labels}
          lines={[
            { kind: "same", text: "{" },
            { kind: "removed", text: '  "version": "1.0.0"' },
            { kind: "added", text: '  "version": "1.1.0"' },
            { kind: "same", text: "}" },
          ]}
        />
      </Specimen>
    </>
  );
}
