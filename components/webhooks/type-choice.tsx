"use client";

import { useTranslations } from "next-intl";
import { WEBHOOK_TYPES } from "@/lib/notices/notice-names-schema";
import { NOTICE_GROUPS, NOTICE_TYPES, type NoticeTypeName } from "@/lib/notices/notice-names-schema";

type TypeChoiceProps = { chosen: readonly NoticeTypeName[]; onChange: (chosen: NoticeTypeName[]) => void };

/** Which events an address is told of, by group. */
export function TypeChoice({ chosen, onChange }: TypeChoiceProps) {
  const group = useTranslations("notices.group");
  const name = useTranslations("noticeTypes");
  const toggle = (type: NoticeTypeName) => onChange(chosen.includes(type) ? chosen.filter((other) => other !== type) : [...chosen, type]);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {NOTICE_GROUPS.map((of) => ({ of, types: WEBHOOK_TYPES.filter((type) => NOTICE_TYPES[type].group === of) }))
        .filter(({ types }) => types.length > 0)
        .map(({ of, types }) => (
          <fieldset key={of} className="flex flex-col">
            <legend className="mb-1 text-sm font-medium">{group(of)}</legend>
            {types.map((type) => (
              <label key={type} className="flex min-h-8 items-start gap-2.5 py-1 text-sm">
                <input type="checkbox" checked={chosen.includes(type)} onChange={() => toggle(type)} className="mt-px size-5 shrink-0 accent-accent" />
                {name(type)}
              </label>
            ))}
          </fieldset>
        ))}
    </div>
  );
}
