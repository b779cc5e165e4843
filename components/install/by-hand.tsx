import { useTranslations } from "next-intl";
import type { ByHandInstall } from "@/lib/install/configuration/schema";
import { Code, COPY_KEY } from "./configuration";
import { NoteList } from "./note-list";

/** Step by step what to enter in a client's own window, where its file takes no remote servers. */
export function ByHand({ install: { name, key, menu, url, headers, notes } }: { install: ByHandInstall }) {
  const t = useTranslations("install");
  const pairs = Object.entries(headers);
  return (
    <div className="flex flex-col gap-4">
      <NoteList notes={notes} />
      <p className="text-sm">{t("byHand", { client: name })}</p>
      <ol className="flex list-decimal flex-col gap-3 pl-5 text-sm wrap-anywhere">
        <li>{t("byHandOpen", { menu })}</li>
        <li>
          <p className="mb-2">{t("byHandUrl", { key })}</p>
          <Code code={url} label={t("url")} {...COPY_KEY} />
        </li>
        {pairs.length === 0 ? null : (
          <li>
            <p className="mb-2">{t("byHandHeaders")}</p>
            <div className="flex flex-col gap-3">
              {pairs.map(([header, value]) => (
                <Code key={header} code={value} label={header} />
              ))}
            </div>
          </li>
        )}
        <li>{t("byHandSign")}</li>
      </ol>
      <p className="text-sm text-muted">{t("byHandRemove", { key })}</p>
    </div>
  );
}
