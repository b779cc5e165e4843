import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { isCheckId } from "@/lib/checks/check-names-schema";
import type { Review } from "@/lib/review/schema";
import { FindingList, isShownBesideText } from "./finding-list";
import { CheckStatusBadge, SeverityBadge } from "./state-badges";

const NO_VERDICT: readonly string[] = ["MISSING", "UNAVAILABLE", "SKIPPED"];

/** Checks take seconds: who waits for them as long as this should look for whatever runs them. */
const LONG_MS = 2 * 60_000;

/** Findings stand beside the text they are about; here is the way to each, and in full what has no such place. `now` in milliseconds. */
export function ChecksSection({ review, now }: { review: Review; now: number }) {
  const t = useTranslations("review");
  const { checks, findings } = review;
  if (checks.length === 0) return <Unfinished review={review} now={now} />;
  const elsewhere = findings.filter(isShownBesideText);
  return (
    <div className="flex flex-col gap-4">
      {elsewhere.length === 0 ? null : (
        <ul aria-label={t("findingsBesideText")} className="flex flex-col gap-1.5 text-sm">
          {elsewhere.map(({ id, severity, ruleId, pointer }) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <SeverityBadge severity={severity} />
              <a href={`#finding-${id}`} className="min-w-0 text-accent underline underline-offset-3 wrap-anywhere">
                {ruleId} <code className="identifier">{pointer}</code>
              </a>
            </li>
          ))}
        </ul>
      )}
      <CheckResults checks={checks} findings={findings.filter((finding) => !isShownBesideText(finding))} quiet={elsewhere.length > 0} />
    </div>
  );
}

/** That nothing is known yet: what it means for votes, since when, and whether that is long. */
function Unfinished({ review: { state, checksAwaitedSince: since }, now }: { review: Review; now: number }) {
  const t = useTranslations("review");
  if (since === null) return <Notice title={t("checksNotRun")} />;
  const isLong = now - Date.parse(since) > LONG_MS;
  return (
    <Notice tone={isLong ? "warning" : "info"} title={t(state === "submitted" ? "checksPending" : "checksPendingOpen")}>
      <p>
        {t("checksAwaited")} <Time at={since} precision="minute" />
      </p>
      {isLong ? <p>{t("checksLong")}</p> : null}
    </Notice>
  );
}

/** What each check said, findings first; `quiet` when some are told elsewhere. */
export function CheckResults({ checks, findings, quiet = false }: Pick<Review, "checks" | "findings"> & { quiet?: boolean }) {
  const t = useTranslations("review");
  const meaning = useTranslations("checkStatusMeaning");
  const withoutVerdict = checks.some(({ status }) => NO_VERDICT.includes(status));
  const head = [t("check"), t("result"), t("weight")];
  return (
    <div className="flex flex-col gap-4">
      {withoutVerdict ? <Notice tone="warning" title={t("findingsUnknown")} /> : null}
      {quiet && findings.length === 0 ? null : (
        <div>
          <h3 className="mb-2 text-sm font-semibold">{t("findings")}</h3>
          {findings.length === 0 ? <p className="text-muted">{t("findingsNone")}</p> : <FindingList label={t("findings")} findings={findings} />}
        </div>
      )}
      <Table caption={t("checksCaption")} className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
        {checks.map((check) => (
          <tr key={check.ruleId}>
            <TableRowHead>
              <code className="identifier">{check.ruleId}</code> <RuleTitle check={check} />
            </TableRowHead>
            <TableCell>
              <CheckStatusBadge status={check.status} />
              <span className="mt-1 block text-xs text-muted">{meaning(check.status)}</span>
            </TableCell>
            <TableCell>{check.required ? t("required") : check.enforced ? t("enforced") : t("advisory")}</TableCell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** In the reader's language; a rule of an earlier release is known by its English title only. */
function RuleTitle({ check: { ruleId, title } }: { check: Review["checks"][number] }) {
  const rule = useTranslations("rules");
  return isCheckId(ruleId) ? <span className="font-normal">{rule(ruleId)}</span> : <span lang="en" className="font-normal">{title}</span>;
}
