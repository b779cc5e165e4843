import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { reviewPath, serverPath } from "@/components/console/paths";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Precedent } from "@/lib/review/trust-schema";
import { ReviewStateBadge } from "./state-badges";

/** What was decided before, and what stands in the catalog that this could be a double of, or be taken for. */
export function PrecedentSection({ precedent: { earlier, trouble, similar, shadowed } }: { precedent: Precedent }) {
  const t = useTranslations("review.precedent");
  return (
    <div className="flex flex-col gap-5 text-sm">
      <Group title={t("similar")} none={t("similarNone")} rows={similar} render={({ server, version, why, what }) => (
        <><TextLink href={serverPath(server)} className="identifier">{server}</TextLink> {version} — {t(`why.${why}`)} <code className="identifier"><VisibleText text={what} /></code></>
      )} />
      <Group title={t("shadowed")} none={t("shadowedNone")} rows={shadowed} render={({ tool, server }) => (
        <><code className="identifier"><VisibleText text={tool} /></code> — <TextLink href={serverPath(server)} className="identifier">{server}</TextLink></>
      )} />
      <Group title={t("earlier")} none={t("earlierNone")} rows={earlier} render={({ id, version, catalog, state, updatedAt, votes }) => (
        <>
          <TextLink href={reviewPath(id)}>{t("reviewOf", { version, catalog })}</TextLink> <ReviewStateBadge state={state} /> <Time at={updatedAt} />
          {votes.map(({ voter, comment }, index) => (comment === "" ? null : <span key={index} className="block text-muted wrap-anywhere">{voter}: <VisibleText text={comment} /></span>))}
        </>
      )} />
      <Group title={t("trouble")} none={t("troubleNone")} rows={trouble} render={({ server, version, kind, at, reason }) => (
        <><TextLink href={serverPath(server)} className="identifier">{server}</TextLink> {version} — {t(kind)} <Time at={at} /> <span className="block text-muted wrap-anywhere"><VisibleText text={reason} /></span></>
      )} />
    </div>
  );
}

function Group<Row>({ title, none, rows, render }: { title: string; none: string; rows: readonly Row[]; render: (row: Row) => ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {rows.length === 0 ? <p className="text-muted">{none}</p> : (
        <ul className="flex flex-col gap-1.5">
          {rows.map((row, index) => (
            <li key={index} className="wrap-anywhere">{render(row)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
