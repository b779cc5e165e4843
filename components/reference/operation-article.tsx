import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { Answer, Operation } from "@/lib/reference/schema";
import { ContentView } from "./content-view";
import { FieldList } from "./field-list";
import { MethodTag } from "./method-tag";

/** One operation, whole. Its anchor is its operation id. */
export function OperationArticle({ operation }: { operation: Operation }) {
  const t = useTranslations("reference");
  const common = useTranslations("common");
  const { id, method, path, summary, parameters, body, answers, curl, example } = operation;
  const copy = (name: string) => ({ label: common("copyName", { name }), copiedLabel: common("copied") });
  return (
    <article id={id} aria-labelledby={`${id}-heading`} className="flex min-w-0 scroll-mt-24 flex-col gap-5 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
      <header className="flex flex-col gap-2">
        <h2 id={`${id}-heading`} lang="en" className="text-base font-semibold">
          <a href={`#${id}`} className="underline-offset-3 hover:underline">
            {summary}
          </a>
        </h2>
        <p className="flex flex-wrap items-center gap-2">
          <MethodTag method={method} />
          <span lang="en" className="identifier min-w-0 text-sm">
            {path}
          </span>
        </p>
        <p className="text-sm text-muted">{t(`credential_${operation.credential}`)}</p>
      </header>
      {parameters.length > 0 ? (
        <Part title={t("parameters")}>
          <FieldList fields={parameters} />
        </Part>
      ) : null}
      {body === null ? null : (
        <Part title={t("body")}>
          <ContentView content={body} folded={body.value.fields.length > MANY_FIELDS} />
        </Part>
      )}
      <Part title={t("answers")}>
        <Answers answers={answers} />
      </Part>
      <CodeBlock titled code={curl} label={t("curlOf", { name: id })} copy={copy(`curl ${id}`)} />
      {example === null ? null : <Example title={t("exampleOf", { name: id })} text={example} copy={copy(t("exampleOf", { name: id }))} />}
    </article>
  );
}

/** A body with more fields than this is folded, so that a page stays a list of operations. */
const MANY_FIELDS = 8;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Answers({ answers }: { answers: readonly Answer[] }) {
  const t = useTranslations("reference");
  return (
    <ul className="flex flex-col gap-3">
      {answers.map(({ statuses, description, content }) => (
        <li key={statuses.join()} className="flex flex-col gap-1">
          <p className="text-sm">
            <span className="font-mono font-semibold">{statuses.map((status) => (status === "default" ? t("refusals") : status)).join(", ")}</span> <span lang="en">{description}</span>
          </p>
          {content === null ? null : <ContentView content={content} folded />}
        </li>
      ))}
    </ul>
  );
}

function Example({ title, text, copy }: { title: string; text: string; copy: { label: string; copiedLabel: string } }) {
  return (
    <details>
      <summary className="min-h-6 w-fit max-w-full rounded-control wrap-anywhere text-sm font-medium text-accent hover:text-accent-strong">{title}</summary>
      <div className="mt-2">
        <CodeBlock code={text} label={title} copy={copy} />
      </div>
    </details>
  );
}
