import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import type { ShortKeyChoice } from "./use-short-key";

type ShortKeyFieldProps = {
  choice: ShortKeyChoice;
  /** Why a submission with this key was refused. */
  problem: ApiProblem | null;
};

/** What clients are to call the server. Spoken as it changes: whether a key is free is known a moment after it was typed. */
export function ShortKeyField({ choice, problem }: ShortKeyFieldProps) {
  const t = useTranslations("submit");
  const { keys, typed, onType } = choice;
  const words = useKeyWords(choice);
  const [first] = keys?.items ?? [];
  if (keys === undefined || first === undefined) return null;
  const fixed = keys.items.find((item) => item.fixed);
  return (
    <div aria-live="polite" className="flex flex-col gap-1.5">
      <Field label={t("shortKey")} hint={<Hint always={fixed ? t("shortKeyFixed") : t("shortKeyHint")} now={fixed ? undefined : words.hint} />} error={problem ? <Refusal problem={problem} /> : words.error}>
        <Input
          value={fixed?.key ?? typed ?? first.key}
          readOnly={fixed !== undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="identifier read-only:bg-sunken sm:max-w-80"
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </Field>
      {choice.chosen === undefined ? <OtherKeys keys={keys} /> : null}
    </div>
  );
}

/** What is to be said of what was typed. */
function useKeyWords({ keys, typed, verdict, chosen }: ShortKeyChoice): { hint?: string; error?: string } {
  const t = useTranslations("submit");
  if (typed?.trim() === "") return { hint: t("shortKeyEmpty", { key: keys?.items[0]?.key ?? "" }) };
  if (verdict === undefined) return {};
  if (verdict === "free") return { hint: t("shortKeyFree", { key: chosen ?? "" }) };
  if (verdict === "malformed") return { error: t("shortKeyMalformed") };
  const { code, catalog, key } = verdict;
  return { error: t(code === "short_key_taken" ? "shortKeyTaken" : "shortKeyKept", { catalog, key }) };
}

function Hint({ always, now }: { always: string; now: string | undefined }) {
  return (
    <>
      {always}
      {now === undefined ? null : <span className="block">{now}</span>}
    </>
  );
}

/** Where the catalogs do not call it alike, each says what it does. */
function OtherKeys({ keys: { items } }: { keys: ShortKeys }) {
  const t = useTranslations("submit");
  if (items.every(({ key }) => key === items[0]?.key)) return null;
  return (
    <ul className="text-sm text-muted">
      {items.map(({ catalog, key }) => (
        <li key={catalog} className="wrap-anywhere">
          {t("shortKeyIn", { catalog, key })}
        </li>
      ))}
    </ul>
  );
}

function Refusal({ problem: { code, detail } }: { problem: ApiProblem }) {
  const t = useTranslations("errors");
  return (
    <>
      {t(code === "short_key_fixed" || code === "short_key_taken" ? code : "invalid_request")} <span lang="en">{detail}</span>
    </>
  );
}
