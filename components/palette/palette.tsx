"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryProvider } from "@/components/layout/query-provider";
import { CommandPalette } from "@/components/ui/command-palette";
import type { CommandGroup } from "@/components/ui/command-palette";
import { useSettled } from "@/components/ui/use-settled";
import { foundServersQuery } from "@/lib/submission/server-queries";
import { matchingCommands } from "./matching-commands";
import type { Place } from "./places";
import { useActions, usePages, useServerCommand } from "./use-commands";

type PaletteProps = { places: readonly Place[]; signedIn: boolean; onHelp: () => void; onClose: () => void };

/** Long enough to skip letters of a word that is typed in one go, short enough to feel like none. */
const SETTLED_AFTER_MS = 120;

export default function Palette(props: PaletteProps) {
  return (
    <QueryProvider>
      <OpenPalette {...props} />
    </QueryProvider>
  );
}

function OpenPalette({ places, signedIn, onHelp, onClose }: PaletteProps) {
  const t = useTranslations("palette");
  const [text, setText] = useState("");
  const wanted = useSettled(text.trim(), SETTLED_AFTER_MS);
  // A new text aborts the request for the one before; what was found for that stays until the answer is there.
  const found = useQuery({ ...foundServersQuery(wanted), placeholderData: keepPreviousData });
  const serverCommand = useServerCommand(onClose);
  const pages = usePages(places, onClose);
  const actions = useActions({ signedIn, onHelp, onClose });

  const servers = text.trim() === "" ? [] : (found.data ?? []);
  const groups: CommandGroup[] = [
    { id: "servers", label: t("servers"), items: servers.map(serverCommand) },
    { id: "pages", label: t("pages"), items: matchingCommands(pages, text) },
    { id: "actions", label: t("actions"), items: matchingCommands(actions, text) },
  ];
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  const looking = wanted !== text.trim() || found.isFetching;
  const status = found.isError && count === 0 ? t("failed") : looking && count === 0 ? t("looking") : t("results", { count });
  return (
    <CommandPalette
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      labels={{ title: t("title"), placeholder: t("placeholder"), close: t("close"), choose: t("choose") }}
      text={text}
      onTextChange={setText}
      groups={groups}
      status={status}
    />
  );
}
