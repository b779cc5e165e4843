"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

/** A list to type into, in each of its states. */
export default function ComboboxFields() {
  const t = useTranslations("kit");
  const places = ["lisbon", "chengdu", "oslo"] as const;
  const options = places.map((place) => ({ value: place, label: t(place) }));
  const labels = { open: t("open"), clear: t("clear"), empty: t("none") };
  return (
    <div className="grid w-full grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t("place")} hint={t("placeHint")}>
        <Combobox options={options} labels={labels} />
      </Field>
      <Field label={`${t("place")} (${t("filled")})`}>
        <Combobox options={options} labels={labels} defaultValue="chengdu" />
      </Field>
      <Field label={`${t("place")} (${t("invalid")})`} error={t("required")}>
        <Combobox options={options} labels={labels} />
      </Field>
    </div>
  );
}
