import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Notice } from "@/lib/notices/schema";
import { MarkReadButton } from "./mark-read-button";
import { NoticeLink } from "./notice-link";

/** Notices, the newest first. What was not read says so in words, not by its weight alone. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const t = useTranslations("inbox");
  return (
    <ul aria-label={t("list")} className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
      {notices.map((notice) => (
        <li key={notice.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-3">
          <NoticeText notice={notice} />
          {notice.read ? null : <MarkReadButton id={notice.id} label={t("markRead")} of={notice.title} />}
        </li>
      ))}
    </ul>
  );
}

function NoticeText({ notice: { id, group: groupName, title, text, path, at, read } }: { notice: Notice }) {
  const t = useTranslations("inbox");
  const group = useTranslations("notices.group");
  return (
    <div className="flex min-w-0 flex-[1_1_18rem] flex-col gap-1">
      <p className="wrap-anywhere">
        <NoticeLink id={id} path={path} isUnread={!read}>
          <VisibleText text={title} />
        </NoticeLink>
      </p>
      {text === null ? null : (
        <p className="max-w-prose border-l-2 border-line pl-3 text-sm wrap-anywhere">
          <VisibleText text={text} />
        </p>
      )}
      <p className="text-sm text-muted">
        {read ? null : <span className="mr-2 font-semibold text-accent">{t("unread")}</span>}
        {group(groupName)} · <Time at={at} precision="minute" />
      </p>
    </div>
  );
}
