"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { NoticeGroup } from "@/lib/notices/notice-names-schema";
import type { MailRhythm, NoticeChoice, NoticePreferences } from "@/lib/notices/preference-schema";
import { MAIL_RHYTHMS } from "@/lib/notices/rhythm-names-schema";

type Choices = NoticePreferences["choices"];
type PreferenceTableProps = { choices: Choices; onChange: (group: NoticeGroup, choice: NoticeChoice) => void };

/** Kinds of events by channel. */
export function PreferenceTable({ choices, onChange }: PreferenceTableProps) {
  const t = useTranslations("noticePreferences");
  const name = useTranslations("notices.group");
  return (
    <Table caption={t("caption")} head={[t("group"), t("inbox"), t("mail")].map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {(Object.entries(choices) as [NoticeGroup, NoticeChoice][]).map(([group, choice]) => (
        <tr key={group}>
          <TableRowHead>
            {name(group)}
            <span className="block max-w-prose font-normal text-muted">{t(`hint.${group}`)}</span>
          </TableRowHead>
          <TableCell>
            <input
              type="checkbox"
              aria-label={t("inInbox", { name: name(group) })}
              checked={choice.inbox}
              onChange={() => onChange(group, { ...choice, inbox: !choice.inbox })}
              className="m-0.5 size-6 accent-accent"
            />
          </TableCell>
          <TableCell className="min-w-36">
            <Select
              aria-label={t("byMail", { name: name(group) })}
              value={choice.mail}
              onChange={(event) => onChange(group, { ...choice, mail: event.target.value as MailRhythm })}
              options={MAIL_RHYTHMS.map((value) => ({ value, label: t(value) }))}
            />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
