import { useTranslations } from "next-intl";
import { Printer } from "lucide-react";
import { evidencePath, reviewPath } from "@/components/console/paths";
import { DescriptionList, type DescriptionItem } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { ConclusionDocument, EvidenceDocument } from "@/lib/review/evidence-schema";
import { PrintButton } from "./print-button";
import { CheckStatusBadge, SeverityBadge } from "./state-badges";

type AnyDocument = EvidenceDocument | ConclusionDocument;

/** The evidence of a vote or a conclusion on paper: what was decided, by whom, on which bytes, after which checks, under which policy. */
export function EvidenceSheet({ evidence: { digest, canonical, document } }: { evidence: { digest: string; canonical: string; document: AnyDocument } }) {
  const t = useTranslations("review");
  const { review } = document;
  return (
    <article className="flex max-w-4xl flex-col gap-6">
      <PageHeader
        eyebrow={<span className="print:hidden"><TextLink href={reviewPath(review.id)}>{t("toReview")}</TextLink></span>}
        title={t("evidenceTitle", { name: review.server, version: review.version })}
        description={t("evidenceIntro")}
        actions={<span className="print:hidden"><PrintButton><Printer aria-hidden />{t("print")}</PrintButton></span>}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <DescriptionList items={useDecisionFacts(document)} />
        <DescriptionList items={useSubjectFacts(document, digest)} />
      </div>
      <Checks checks={document.checks} hasTools={document.subject.surfaceDigest !== null} />
      <Disclosure title={t("canonical")} open>
        <pre role="region" tabIndex={0} aria-label={t("canonical")} className="rounded-control bg-sunken p-3 font-mono text-xs whitespace-pre-wrap break-all">
          <VisibleText text={canonical} />
        </pre>
      </Disclosure>
    </article>
  );
}

function useDecisionFacts(document: AnyDocument): DescriptionItem[] {
  const t = useTranslations("review");
  const decision = useTranslations("decision");
  const role = useTranslations("roles");
  const { policy, sections } = document;
  const isVote = "vote" in document;
  const by = isVote ? document.voter : document.concludedBy;
  return [
    { term: t("decision"), description: <strong>{isVote ? decision(document.vote.decision) : t("concluded")}</strong> },
    { term: t("decidedBy"), description: by.email === null ? by.name : `${by.name} (${by.email})` },
    { term: t("rolesThen"), description: by.roles.map((name) => (role.has(name as "admin") ? role(name as "admin") : name)).join(", ") },
    { term: t("decidedAt"), description: <Time at={isVote ? document.vote.castAt : document.conclusion.at} precision="minute" /> },
    ...(isVote && document.vote.bulk !== undefined ? [{ term: t("decidedHow"), description: t("decidedInBulk", { count: document.vote.bulk }) }] : []),
    isVote ? { term: t("voteComment"), description: <Comment text={document.vote.comment} /> } : { term: t("votesThen"), description: <VotesThen document={document} /> },
    {
      term: isVote ? t("policyVerdict") : t("policyVerdictThen"),
      description: policy.verdict.allow ? t("policyMet") : <ul lang="en" className="list-disc pl-4">{policy.verdict.unmet.map(({ sentence }) => <li key={sentence}>{sentence}</li>)}</ul>,
    },
    { term: t("sectionsRead"), description: sections.length === 0 ? t("sectionsNone") : sections.map(({ section }) => t(`section.${section}`)).join(", ") },
  ];
}

function Comment({ text }: { text: string }) {
  const t = useTranslations("review");
  return text === "" ? <>{t("previewEmpty")}</> : <span className="whitespace-pre-wrap"><VisibleText text={text} /></span>;
}

/** What a conclusion counted, each vote with a way to its own evidence. */
function VotesThen({ document: { review, votes } }: { document: ConclusionDocument }) {
  const t = useTranslations("review");
  const decision = useTranslations("decision");
  if (votes.length === 0) return <>{t("votesNone")}</>;
  return (
    <ul className="flex flex-col gap-1">
      {votes.map((vote) => (
        <li key={vote.id}>
          {vote.voter.name}: {decision(vote.decision)}, <Time at={vote.castAt} precision="minute" />
          {vote.evidence === null ? null : <> · <TextLink href={evidencePath(review.id, vote.id)}>{t("evidenceSheet")}</TextLink></>}
        </li>
      ))}
    </ul>
  );
}

function useSubjectFacts({ schema, review, subject, clientKey, policy, comparedWith }: AnyDocument, digest: string): DescriptionItem[] {
  const t = useTranslations("review");
  const code = (text: string) => <code className="identifier break-all">{text}</code>;
  return [
    { term: t("serverTerm"), description: <>{code(`${review.server} ${review.version}`)} {t("inCatalog", { catalog: review.catalog })}, {t("round", { number: review.round })}</> },
    { term: t("digest"), description: code(subject.manifestDigest) },
    { term: t("surfaceDigest"), description: subject.surfaceDigest === null ? t("surfaceNone") : code(subject.surfaceDigest) },
    ...(clientKey === undefined ? [] : [{ term: t("clientKeyName"), description: code(clientKey) }]),
    { term: t("comparedWith"), description: comparedWith === null ? t("comparedNothing") : <>{t("baseRevision", { version: comparedWith.version, number: comparedWith.number })} {code(comparedWith.manifestDigest)}</> },
    { term: t("policyThen"), description: <>{policy.version} {code(policy.digest)}</> },
    { term: t("evidenceDigest"), description: code(digest) },
    { term: t("evidenceSchema"), description: code(schema) },
  ];
}

function Checks({ checks, hasTools }: { checks: EvidenceDocument["checks"]; hasTools: boolean }) {
  const t = useTranslations("review");
  if (checks === null) return <p>{t("checksNotRun")}</p>;
  const head = [t("check"), t("ruleVersion"), t("result"), t("weight")];
  return (
    <section aria-labelledby="evidence-checks" className="flex flex-col gap-4">
      <h2 id="evidence-checks" className="text-base font-semibold">{t("checks")}</h2>
      <p className="text-sm">
        {t("ruleSet")} <code className="identifier break-all">{checks.ruleSetDigest}</code>, <Time at={checks.finishedAt} precision="minute" />
      </p>
      <CheckedSubject subject={checks.subject} hasTools={hasTools} />
      <Table caption={t("checksCaption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
        {checks.rules.map(({ id, version, status, enforced, required }) => (
          <tr key={id}>
            <TableRowHead>{id}</TableRowHead>
            <TableCell>{version}</TableCell>
            <TableCell><CheckStatusBadge status={status} /></TableCell>
            <TableCell>{required ? t("required") : enforced ? t("enforced") : t("advisory")}</TableCell>
          </tr>
        ))}
      </Table>
      <ul aria-label={t("findings")} className="flex flex-col gap-3 text-sm">
        {checks.findings.map(({ ruleId, severity, pointer, message, evidence, fingerprint }) => (
          <li key={`${ruleId} ${fingerprint}`} className="break-inside-avoid wrap-anywhere">
            <SeverityBadge severity={severity} /> {ruleId} <code className="identifier">{pointer}</code>
            <span lang="en" className="block">{message}</span>
            <code className="identifier block"><VisibleText text={evidence} /></code>
            <span className="text-xs text-muted">{t("fingerprint")} <code>{fingerprint}</code></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type CheckedSubjectProps = { subject: NonNullable<EvidenceDocument["checks"]>["subject"]; hasTools: boolean };

/** What the checks were over. Early evidence does not say, and where there were tools it may have been others. */
function CheckedSubject({ subject, hasTools }: CheckedSubjectProps) {
  const t = useTranslations("review");
  if (subject === undefined) return hasTools ? <p className="text-sm">{t("checkedUnknown")}</p> : null;
  return (
    <p className="text-sm">
      {t("digest")} <code className="identifier break-all">{subject.manifestDigest}</code>, {t("surfaceDigest")}{" "}
      {subject.surfaceDigest === null ? t("surfaceNone") : <code className="identifier break-all">{subject.surfaceDigest}</code>}
    </p>
  );
}
