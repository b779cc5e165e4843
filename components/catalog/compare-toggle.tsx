"use client";

import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useCompareChoice } from "./compare-choice";

/** Puts a server among those to compare, or takes it out again. Lies above a card whose whole face is a link. */
export function CompareToggle({ server, title }: { server: string; title: string }) {
  const t = useTranslations("compare");
  const { chosen, isFull, toggle } = useCompareChoice();
  const isChosen = chosen.includes(server);
  return (
    <Button
      variant="quiet"
      size="icon"
      className="relative z-10 size-8 aria-pressed:bg-accent-soft aria-pressed:text-accent"
      aria-pressed={isChosen}
      disabled={isFull && !isChosen}
      aria-label={t("add", { title })}
      title={t("add", { title })}
      onClick={() => toggle(server)}
    >
      <Scale aria-hidden />
    </Button>
  );
}
