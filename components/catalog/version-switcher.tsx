"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { serverHref, type ServerTab } from "./addresses";

type VersionSwitcherProps = { server: string; tab: ServerTab; versions: readonly string[]; shown: string; latest: string | null };

/** Goes to another version on the same tab. */
export function VersionSwitcher({ server, tab, versions, shown, latest }: VersionSwitcherProps) {
  const t = useTranslations("server");
  const router = useRouter();
  const options = versions.map((version) => ({ value: version, label: version === latest ? t("versionOption", { version }) : version }));
  return (
    <Select
      aria-label={t("versionSwitch")}
      options={options}
      value={shown}
      onChange={(event) => router.push(serverHref(server, { tab, version: event.currentTarget.value }))}
      className="min-h-8 max-w-56 py-0 font-mono text-sm"
    />
  );
}
