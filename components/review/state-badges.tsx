import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleHelp, CircleMinus, CircleX, Clock, Info, OctagonAlert, PenLine, TriangleAlert, Undo2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Review, ReviewState } from "@/lib/review/schema";

type Look = { icon: LucideIcon; tone: Tone };

const REVIEW_LOOK: Record<ReviewState, Look> = {
  submitted: { icon: CircleDashed, tone: "neutral" },
  in_review: { icon: Clock, tone: "info" },
  changes_requested: { icon: PenLine, tone: "warning" },
  approved: { icon: CircleCheck, tone: "success" },
  rejected: { icon: CircleX, tone: "danger" },
  withdrawn: { icon: Undo2, tone: "neutral" },
};

export function ReviewStateBadge({ state }: { state: ReviewState }) {
  const t = useTranslations("reviewState");
  return <Badge {...REVIEW_LOOK[state]}>{t(state)}</Badge>;
}

type Severity = Review["findings"][number]["severity"];

const SEVERITY_LOOK: Record<Severity, Look> = {
  critical: { icon: OctagonAlert, tone: "danger" },
  high: { icon: CircleAlert, tone: "danger" },
  medium: { icon: TriangleAlert, tone: "warning" },
  low: { icon: Info, tone: "info" },
  info: { icon: Info, tone: "neutral" },
};

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations("severity");
  return <Badge {...SEVERITY_LOOK[severity]}>{t(severity)}</Badge>;
}

type CheckStatus = Review["checks"][number]["status"];

const CHECK_LOOK: Record<CheckStatus, Look> = {
  PASS: { icon: CircleCheck, tone: "success" },
  FAIL: { icon: CircleX, tone: "danger" },
  MISSING: { icon: CircleMinus, tone: "warning" },
  UNAVAILABLE: { icon: CircleHelp, tone: "warning" },
  SKIPPED: { icon: Ban, tone: "neutral" },
};

export function CheckStatusBadge({ status }: { status: CheckStatus }) {
  const t = useTranslations("checkStatus");
  return <Badge {...CHECK_LOOK[status]}>{t(status)}</Badge>;
}
