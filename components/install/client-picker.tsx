"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ClientId } from "@/lib/install/configuration/schema";
import { ChoiceChips } from "./choice-chips";
import { CLIENT_NAMES } from "./client-names";

const OPTIONS = (Object.keys(CLIENT_NAMES) as ClientId[]).map((value) => ({ value, label: CLIENT_NAMES[value] }));

/** All clients with a search, as high as five rows and a half on a phone, so that one sees there are more; the chosen one stays in sight, whatever is searched for. */
export function ClientPicker({ value, onChoose }: { value: ClientId; onChoose: (client: ClientId) => void }) {
  const t = useTranslations("install");
  const [wanted, setWanted] = useState("");
  const word = wanted.trim().toLowerCase();
  const found = OPTIONS.filter((option) => option.value === value || option.label.toLowerCase().includes(word));
  const isNothing = word !== "" && !OPTIONS.some((option) => option.label.toLowerCase().includes(word));
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("findClient")}>
        <span className="relative block">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
          <Input type="search" autoComplete="off" value={wanted} onChange={(event) => setWanted(event.target.value)} className="pl-9" />
        </span>
      </Field>
      <ChoiceChips legend={t("client")} name="install-client" options={found} value={value} onChoose={(chosen) => onChoose(chosen as ClientId)} className="max-h-66 overflow-y-auto p-1" />
      <p role="status" className="text-sm text-muted">
        {isNothing ? t("noClient") : ""}
      </p>
    </div>
  );
}
