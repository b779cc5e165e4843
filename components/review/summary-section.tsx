import { PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { serverPath } from "@/components/console/paths";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import type { SummaryLine } from "@/lib/submission/review-overview-mapper";
import { FindingsAt } from "./finding-list";
import { STANDING_LOOK } from "./standing-badge";

/** Five lines by rules, so that a reviewer knows where to look first; then what exactly a vote is tied to. */
export function SummarySection({ review, evidence: { manifest, clientKey, overview } }: { review: Review; evidence: Evidence }) {
  const t = useTranslations("review");
  const repository = manifest?.repository?.url;
  return (
    <div className="flex flex-col gap-4">
      {manifest ? (
        <div className="max-w-prose wrap-anywhere">
          {manifest.title ? <p className="font-semibold"><VisibleText text={manifest.title} /></p> : null}
          <p><VisibleText text={manifest.description} /></p>
          <FindingsAt findings={review.findings} places={["/title", "/description", "/name", "/version"]} label={t("findings")} />
        </div>
      ) : null}
      <p className="flex flex-wrap items-center gap-2">
        {t("clientKey")} <code className="identifier">{clientKey.key}</code>
        {clientKey.chosen ? <Badge icon={PenLine} tone="info">{t("clientKeyChosen")}</Badge> : null}
      </p>
      <ul className="flex flex-col gap-2">
        {overview.lines.map((line) => (
          <Line key={line.code} line={line} />
        ))}
      </ul>
      <Disclosure title={t("exactly")}>
        <DescriptionList
          items={[
            { term: t("serverTerm"), description: <TextLink href={serverPath(review.server)} className="identifier">{review.server}</TextLink> },
            { term: t("submittedAt"), description: <Time at={review.submittedAt} precision="minute" /> },
            // Declared by the publisher and not verified: shown as text, not as a link to follow.
            { term: t("repositoryDeclared"), description: repository ? <code className="identifier"><VisibleText text={repository} /></code> : t("notDeclared") },
            { term: t("digest"), description: <code className="identifier">{review.digest}</code> },
            { term: t("surfaceDigest"), description: review.surfaceDigest ? <code className="identifier">{review.surfaceDigest}</code> : t("surfaceNone") },
          ]}
        />
      </Disclosure>
    </div>
  );
}

function Line({ line: { code, standing, params } }: { line: SummaryLine }) {
  const t = useTranslations("review.line");
  const words = useTranslations("review.standing");
  const severity = useTranslations("severity");
  const { icon: Icon } = STANDING_LOOK[standing];
  const { name = "", version = "", count = 0, number = 0, max = 0 } = params;
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <span className="min-w-0 wrap-anywhere">
        <span className="sr-only">{words(standing)}: </span>
        <VisibleText text={t(code, { name, version, count, number, max, state: params.severity ? severity(params.severity) : "" })} />
      </span>
    </li>
  );
}
