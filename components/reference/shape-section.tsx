import { useTranslations } from "next-intl";
import type { Shape } from "@/lib/reference/schema";
import { FieldList, shapeAnchor } from "./field-list";

/** Named shapes, each once: operations and other shapes lead here. */
export function ShapeSection({ shapes }: { shapes: readonly Shape[] }) {
  const t = useTranslations("reference");
  if (shapes.length === 0) return null;
  return (
    <section aria-labelledby="shapes" className="flex min-w-0 flex-col gap-4">
      <h2 id="shapes" className="text-lg font-semibold">
        {t("shapes")}
      </h2>
      {shapes.map(({ name, value }) => (
        <section key={name} id={shapeAnchor(name)} aria-labelledby={`${shapeAnchor(name)}-heading`} className="scroll-mt-24 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
          <h3 id={`${shapeAnchor(name)}-heading`} lang="en" className="identifier mb-3 font-semibold">
            {name}
          </h3>
          <FieldList fields={value.fields} />
        </section>
      ))}
    </section>
  );
}
