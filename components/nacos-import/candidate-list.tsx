"use client";

import { ArrowRight, CircleCheck, CircleX, Handshake, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { serverPath } from "@/components/console/paths";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { VisibleText } from "@/components/ui/visible-text";
import type { ImportCandidate } from "@/lib/nacos/import/preview-schema";
import { CandidateNotes } from "./candidate-notes";
import { isImportable } from "./filter";

/** So many are drawn at first: a namespace may hold two thousand. */
const STEP = 100;

interface CandidateListProps {
  candidates: readonly ImportCandidate[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

/** Entries of Nacos, each with what it becomes. Names and descriptions are somebody's text, never markup. */
export function CandidateList({ candidates, chosen, onChoose }: CandidateListProps) {
  const t = useTranslations("nacosImport");
  const [limit, setLimit] = useState(STEP);
  const toggle = (id: string) => onChoose(new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]));
  return (
    <>
      <ul aria-label={t("entries")} className="divide-y divide-line rounded-card border border-line bg-surface text-sm shadow-card">
        {candidates.slice(0, limit).map((candidate) => (
          <CandidateRow key={candidate.id} candidate={candidate} isChosen={chosen.has(candidate.id)} onToggle={() => toggle(candidate.id)} />
        ))}
      </ul>
      {candidates.length > limit ? <Button className="self-center" onClick={() => setLimit(limit + STEP)}>{t("more", { count: candidates.length - limit })}</Button> : null}
    </>
  );
}

const LOOK: Record<ImportCandidate["mapping"], { icon: LucideIcon; tone: Tone }> = {
  whole: { icon: CircleCheck, tone: "success" },
  partly: { icon: TriangleAlert, tone: "warning" },
  none: { icon: CircleX, tone: "danger" },
  ours: { icon: Handshake, tone: "neutral" },
};

function CandidateRow({ candidate, isChosen, onToggle }: { candidate: ImportCandidate; isChosen: boolean; onToggle: () => void }) {
  const t = useTranslations("nacosImport");
  const { nacosName, mapping, description, tools } = candidate;
  return (
    <li className="flex gap-3 px-4 py-3">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!isImportable(candidate)}
        onChange={onToggle}
        aria-label={t("choose", { name: nacosName })}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium wrap-anywhere"><VisibleText text={nacosName} /></span>
          <Becomes candidate={candidate} />
          <Badge {...LOOK[mapping]}>{t(`mapping.${mapping}`)}</Badge>
        </p>
        {description === null ? null : (
          <p className="max-w-prose text-muted wrap-anywhere">
            <VisibleText text={description} /> {t("tools", { count: tools })}
          </p>
        )}
        <CandidateNotes candidate={candidate} />
      </div>
    </li>
  );
}

function Becomes({ candidate: { server, version, mapping } }: { candidate: ImportCandidate }) {
  const t = useTranslations("nacosImport");
  if (server === null) return null;
  const name = <VisibleText text={server} />;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2">
      <ArrowRight aria-label={t("becomes")} role="img" className="size-4 shrink-0 text-muted" />
      <span className="identifier wrap-anywhere">{mapping === "ours" ? <TextLink href={serverPath(server)}>{name}</TextLink> : name}</span>
      {version === null ? null : <span className="text-muted wrap-anywhere"><VisibleText text={version} /></span>}
    </span>
  );
}
