import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { Review } from "@/lib/review/schema";
import { FindingsAt } from "./finding-list";

type Findings = { findings: Review["findings"] };

/** What a server tells a model besides its tools: all that is kept of it, each with its findings. */
export function SurfaceTexts({ surface: { instructions, prompts, resources }, findings }: { surface: ToolSurface } & Findings) {
  const t = useTranslations("review");
  const server = useTranslations("server");
  return (
    <>
      {instructions ? (
        <div className="mt-4 text-sm">
          <h3 className="font-semibold">{t("instructions")}</h3>
          <p className="whitespace-pre-wrap wrap-anywhere"><VisibleText text={instructions} /></p>
          <FindingsAt label={t("findingsOf", { name: t("instructions") })} findings={findings} places={["/surface/instructions"]} />
        </div>
      ) : null}
      <EntryList title={server("prompts")} place="/surface/prompts" entries={prompts.map(({ name, ...fields }) => ({ name, fields }))} findings={findings} />
      <EntryList title={server("resources")} place="/surface/resources" entries={resources.map(({ uri, ...fields }) => ({ name: uri, fields }))} findings={findings} />
    </>
  );
}

type EntryListProps = { title: string; place: string; entries: readonly { name: string; fields: Record<string, unknown> }[] } & Findings;

function EntryList({ title, place, entries, findings }: EntryListProps) {
  const t = useTranslations("review");
  return entries.length === 0 ? null : (
    <div className="mt-4 text-sm">
      <h3 className="mb-2 font-semibold">{title}</h3>
      <ul aria-label={title} className="flex flex-col gap-3">
        {entries.map(({ name, fields }, index) => (
          <li key={name} className="flex flex-col gap-2 rounded-control border border-line p-3">
            <code className="identifier font-medium"><VisibleText text={name} /></code>
            {Object.entries(fields).map(([field, value]) => (
              <Field key={field} name={field} value={value} />
            ))}
            <FindingsAt label={t("findingsOf", { name })} findings={findings} places={[`${place}/${index}`]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Text as it is, everything else as JSON. */
function Field({ name, value }: { name: string; value: unknown }) {
  const isText = typeof value === "string";
  return (
    <div>
      <code className="identifier text-muted"><VisibleText text={name} /></code>
      <p className={isText ? "whitespace-pre-wrap wrap-anywhere" : "font-mono text-xs whitespace-pre-wrap wrap-anywhere"}>
        <VisibleText text={isText ? value : JSON.stringify(value, null, 2)} />
      </p>
    </div>
  );
}
