import { ArrowUpFromLine, FilePlus2, GitBranchPlus, MessageSquareHeart, RotateCw } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Kind } from "@/lib/review/queue-names-schema";

const ICONS: Record<Kind, LucideIcon> = { new: FilePlus2, version: GitBranchPlus, promotion: ArrowUpFromLine, renewal: RotateCw, request: MessageSquareHeart };

/** What a line of the queue asks for. */
export function KindLabel({ kind }: { kind: Kind }) {
  const t = useTranslations("queue.kind");
  const Icon = ICONS[kind];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className="size-4 text-muted" />
      {t(kind)}
    </span>
  );
}
