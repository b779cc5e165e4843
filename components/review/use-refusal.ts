import { useTranslations } from "next-intl";
import type { Review } from "@/lib/review/schema";

/** Why an act is not open to the viewer now, in words; null when it is. Codes without a text of their own say so. */
export function useRefusal(review: Review): (act: string) => string | null {
  const t = useTranslations("review.why");
  return (act) => {
    const ability = review.can[act];
    if (ability?.allowed) return null;
    const code = (ability?.reason ?? "forbidden") as "forbidden";
    if (act === "reopen" && code === ("invalid_transition" as string)) return t("reopenState");
    if (isVote(act) && code === ("invalid_transition" as string)) return review.state === "submitted" ? t("checksPending") : t("voteState");
    return t.has(code) ? t(code) : t("other", { code });
  };
}

const isVote = (act: string) => ["approve", "request_changes", "reject", "conclude"].includes(act);
