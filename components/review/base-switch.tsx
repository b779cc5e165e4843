import { useTranslations } from "next-intl";
import Form from "next/form";
import { reviewPath } from "@/components/console/paths";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Evidence } from "@/lib/submission/evidence-service";

type BaseSwitchProps = { reviewId: string; queue: string | undefined; evidence: Pick<Evidence, "choices" | "comparison"> };

/** Compares with another version or an earlier round. In the address, so that two people can look at the same thing. */
export function BaseSwitch({ reviewId, queue, evidence: { choices, comparison } }: BaseSwitchProps) {
  const t = useTranslations("review");
  if (choices.length === 0) return null;
  const options = choices.map(({ reference, version, number, listed }) => ({
    value: reference,
    label: listed ? t("baseListed", { version }) : reference === version ? version : t("baseRevision", { version, number }),
  }));
  const chosen = comparison?.base.reference ?? "";
  return (
    <Form action={reviewPath(reviewId)} scroll={false} className="mb-4 flex flex-wrap items-end gap-2">
      {queue === undefined ? null : <input type="hidden" name="queue" value={queue} />}
      <Field label={t("compareWith")} className="min-w-48">
        <Select key={chosen} name="base" defaultValue={chosen} options={chosen === "" ? [{ value: "", label: t("baseNone") }, ...options] : options} />
      </Field>
      <Button type="submit">{t("compare")}</Button>
    </Form>
  );
}
