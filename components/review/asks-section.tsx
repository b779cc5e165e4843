import { KeyRound, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { VisibleText } from "@/components/ui/visible-text";
import type { Manifest } from "@/lib/manifest/schema";
import type { PlanInput } from "@/lib/install/schema";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import { LaunchList } from "./launch-list";
import { PackageEvidence, RemoteEvidence } from "./package-evidence";

/** What runs and where data goes, with what was found about each word of it, and what a user has to hand over. */
export function AsksSection({ review: { findings }, evidence }: { review: Review; evidence: Evidence }) {
  const t = useTranslations("review");
  const { plan, manifest, subject, comparison } = evidence;
  return (
    <div className="flex flex-col gap-6">
      {manifest === null ? <Notice tone="warning" title={t("manifestUnreadable")} /> : null}
      {plan?.blocked ? <Notice tone="warning" title={t("launchBlocked")} /> : null}
      {manifest === null ? null : <Parts manifest={manifest} findings={findings} />}
      {subject === null ? null : <LaunchList subject={subject} before={comparison?.subject ?? null} />}
      <Inputs inputs={plan?.inputs ?? []} />
    </div>
  );
}

function Parts({ manifest: { packages = [], remotes = [] }, findings }: { manifest: Manifest; findings: Review["findings"] }) {
  const t = useTranslations("review");
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold">{t("parts")}</h3>
      <ul className="flex flex-col gap-3">
        {packages.map((pkg, index) => (
          <PackageEvidence key={index} pkg={pkg} place={`/packages/${index}`} findings={findings} />
        ))}
        {remotes.map((remote, index) => (
          <RemoteEvidence key={index} remote={remote} place={`/remotes/${index}`} findings={findings} />
        ))}
      </ul>
      {remotes.length === 0 ? <p className="mt-2 text-sm text-muted">{t("remotesNone")}</p> : null}
    </div>
  );
}

function Inputs({ inputs }: { inputs: readonly PlanInput[] }) {
  const t = useTranslations("review");
  if (inputs.length === 0) return <p className="text-muted">{t("asksNothing")}</p>;
  const head = [t("input"), t("inputWhere"), t("inputKind"), t("inputDefault")];
  return (
    <Table caption={t("asksCaption")} captionVisible className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {inputs.map((input) => (
        <InputRow key={input.id} input={input} />
      ))}
    </Table>
  );
}

function InputRow({ input }: { input: PlanInput }) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const server = useTranslations("server");
  return (
    <tr>
      <TableRowHead>
        <code className="identifier">{input.id}</code>
        <span className="block font-normal wrap-anywhere text-muted">
          <VisibleText text={input.label.en} />
        </span>
      </TableRowHead>
      <TableCell>{t(`inputPlace.${input.where}`)}</TableCell>
      <TableCell>
        <span className="flex flex-wrap items-center gap-1.5">
          {input.secret ? <Badge icon={KeyRound} tone="warning">{server("secret")}</Badge> : <Badge icon={TextCursorInput}>{t("inputPlain")}</Badge>}
          {input.required ? common("required") : common("optional")}
        </span>
      </TableCell>
      <TableCell>{input.default === undefined ? "–" : <code className="identifier"><VisibleText text={input.default} /></code>}</TableCell>
    </tr>
  );
}
