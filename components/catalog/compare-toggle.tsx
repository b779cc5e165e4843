"use client";

import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { useCompareChoice } from "./compare-choice";

/** Puts a server among those to compare, or takes it out again. Lies above a card whose whole face is a link. */
export function CompareToggle({ server, title }: { server: string; title: string }) {
  const t = useTranslations("compare");
  const { chosen, isFull, toggle } = useCompareChoice();
  const reason = useId();
  const isChosen = chosen.includes(server);
  const isOff = isFull && !isChosen;
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        className="relative z-10 size-8 aria-pressed:bg-accent-soft aria-pressed:text-accent"
        aria-pressed={isChosen}
        disabled={isOff}
        aria-label={t("add", { title })}
        title={isOff ? t("full") : t("add", { title })}
        {...(isOff && { "aria-describedby": reason })}
        onClick={() => toggle(server)}
      >
        <Scale aria-hidden />
      </Button>
      {isOff ? (
        <span id={reason} hidden>
          {t("full")}
        </span>
      ) : null}
    </>
  );
}
