import { EyeOff, Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { Time } from "@/components/ui/time";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import { CommentForm } from "./comment-form";
import { VoteList } from "./votes-section";
import { VisibleText } from "@/components/ui/visible-text";

type Comment = Review["comments"][number];

const ICONS = { internal: <EyeOff aria-hidden className="size-4" />, publisher: <Megaphone aria-hidden className="size-4" /> };

/** Internal and publisher-visible messages differ in frame, icon and words, so that nobody answers in the wrong place. */
export function ConversationSection({ review, viewerId, evidence: { publisherSide, trust } }: { review: Review; viewerId: string; evidence: Evidence }) {
  const t = useTranslations("review");
  return (
    <div className="flex flex-col gap-5">
      <VoteList review={review} />
      <div>
        <h3 className="mb-2 text-sm font-semibold">{t("conversation")}</h3>
        {review.comments.length === 0 ? <p className="text-muted">{t("conversationNone")}</p> : null}
        <ol aria-label={t("conversation")} className="flex flex-col gap-3">
          {review.comments.map((comment) => (
            <Message key={comment.id} comment={comment} isPublisher={publisherSide.includes(comment.author.id)} />
          ))}
        </ol>
        {review.can["comment"]?.allowed ? <CommentForm reviewId={review.id} viewerId={viewerId} namespace={trust.namespace} icons={ICONS} /> : null}
      </div>
    </div>
  );
}

function Message({ comment, isPublisher }: { comment: Comment; isPublisher: boolean }) {
  const t = useTranslations("review");
  const internal = comment.visibility === "internal";
  return (
    <li className={cx("rounded-control border p-3 text-sm", internal ? "border-dashed border-control bg-sunken" : "border-l-4 border-accent bg-surface")}>
      <p className="flex flex-wrap items-center gap-2">
        <Badge icon={internal ? EyeOff : Megaphone} tone={internal ? "neutral" : "accent"}>
          {internal ? t("visibilityInternal") : t("visibilityPublisher")}
        </Badge>
        <span className="font-medium">{comment.author.name}</span>
        {isPublisher ? <span className="text-muted">{t("thePublisher")}</span> : null}
        <span className="text-muted">
          <Time at={comment.at} precision="minute" />
        </span>
      </p>
      {comment.pointer ? <code className="identifier mt-1 block text-muted">{comment.pointer}</code> : null}
      <p className="mt-1.5 whitespace-pre-wrap wrap-anywhere">
        <VisibleText text={comment.text} />
      </p>
    </li>
  );
}
