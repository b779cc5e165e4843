"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Draft } from "@/lib/draft/schema";
import { declareToolsMutation } from "@/lib/submission/queries";

type DeclareReadToolsProps = { server: string; version: string; tools: NonNullable<Draft["tools"]> };

/** Declares what a remote server listed of itself: by the publisher's own act, whose word it then is. */
export function DeclareReadTools({ server, version, tools }: DeclareReadToolsProps) {
  const t = useTranslations("draft");
  const submit = useTranslations("submit");
  const { mutate, isPending, isSuccess, error } = useMutation(declareToolsMutation(server, version));
  if (isSuccess) return <Declared>{submit("toolsDeclared")}</Declared>;
  return (
    <div className="flex flex-col gap-3">
      <Button variant="primary" pending={isPending} onClick={() => mutate(JSON.stringify(tools))} className="self-start">
        {t("declare", { count: tools.tools.length })}
      </Button>
      {error ? <ProblemNotice problem={error} /> : null}
    </div>
  );
}

/** Takes the place of the button that was pressed, and its focus. */
function Declared({ children }: { children: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="success" role="status" title={children} />
    </div>
  );
}
