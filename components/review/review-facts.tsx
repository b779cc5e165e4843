import { useTranslations } from "next-intl";
import { serverPath } from "@/components/console/paths";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Manifest } from "@/lib/manifest/schema";
import type { Review } from "@/lib/review/schema";
import { VisibleText } from "@/components/ui/visible-text";

/** What is decided about: the thing, who brought it and the digests a vote is tied to. */
export function ReviewFacts({ review, manifest }: { review: Review; manifest: Manifest | null }) {
  const t = useTranslations("review");
  const repository = manifest?.repository?.url;
  return (
    <SectionCard id="summary" title={t("summary")}>
      {manifest ? (
        <p className="mb-4 max-w-prose wrap-anywhere">
          <VisibleText text={manifest.description} />
        </p>
      ) : null}
      <DescriptionList
        items={[
          { term: t("serverTerm"), description: <TextLink href={serverPath(review.server)} className="identifier">{review.server}</TextLink> },
          { term: t("submittedBy"), description: review.submittedBy.name },
          { term: t("submittedAt"), description: <Time at={review.submittedAt} precision="minute" /> },
          // Declared by the publisher and not verified: shown as text, not as a link to follow.
          { term: t("repositoryDeclared"), description: repository ? <code className="identifier"><VisibleText text={repository} /></code> : t("notDeclared") },
          { term: t("digest"), description: <code className="identifier">{review.digest}</code> },
          { term: t("surfaceDigest"), description: review.surfaceDigest ? <code className="identifier">{review.surfaceDigest}</code> : t("surfaceNone") },
        ]}
      />
    </SectionCard>
  );
}
