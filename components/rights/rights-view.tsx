import { Check, KeyRound, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { type Right, RIGHT_ROLES } from "@/lib/access/rights-schema";

/** Acts of one kind with who may: a table where there is room, else the same as a list. */
export function RightsView({ title, id, rights }: { title: string; id: string; rights: readonly Right[] }) {
  return (
    // No landmark: its table is one, of the same name.
    <div className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      <div className="hidden lg:block">
        <RightsTable title={title} rights={rights} />
      </div>
      <ul className="flex flex-col gap-3 lg:hidden">
        {rights.map((right) => (
          <li key={right.action} className="rounded-card border border-line bg-surface p-3 text-sm shadow-card">
            <Act right={right} />
            <Holders right={right} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RightsTable({ title, rights }: { title: string; rights: readonly Right[] }) {
  const t = useTranslations("rights");
  const role = useTranslations("roles");
  const head = [t("act"), ...RIGHT_ROLES.map((name) => (name === "viewer" ? t("everybody") : role(name)))];
  return (
    <Table caption={title} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {rights.map((right) => (
        <tr key={right.action}>
          <TableRowHead className="font-normal">
            <Act right={right} />
          </TableRowHead>
          {RIGHT_ROLES.map((name) => (
            <TableCell key={name} className="text-center">
              {right.roles.includes(name) ? <Allowed /> : <NotAllowed />}
            </TableCell>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Allowed() {
  const t = useTranslations("rights");
  return (
    <>
      <Check aria-hidden className="mx-auto size-4 text-success" />
      <span className="sr-only">{t("yes")}</span>
    </>
  );
}

function NotAllowed() {
  const t = useTranslations("rights");
  return (
    <>
      <span aria-hidden className="text-muted">
        ·
      </span>
      <span className="sr-only">{t("no")}</span>
    </>
  );
}

/** What is done, in words and by its name, and what a token must carry for it. */
function Act({ right: { action, key, personOnly, scope } }: { right: Right }) {
  const t = useTranslations("rights");
  return (
    <span className="flex flex-col gap-1">
      <span className="font-medium">{t(`sentence.${key}` as "act")}</span>
      <span className="flex flex-wrap items-center gap-1.5 text-xs text-muted">
        <code className="identifier">{action}</code>
        {personOnly ? (
          <span className="inline-flex items-center gap-1">
            <UserRound aria-hidden className="size-3.5" />
            {t("personOnly")}
          </span>
        ) : (
          <span className="inline-flex items-center gap-1">
            <KeyRound aria-hidden className="size-3.5" />
            {t("scope")} <Tag>{scope}</Tag>
          </span>
        )}
      </span>
    </span>
  );
}

function Holders({ right: { roles } }: { right: Right }) {
  const t = useTranslations("rights");
  const role = useTranslations("roles");
  const names = roles.includes("viewer") ? [t("everybody")] : roles.map((name) => role(name));
  return (
    <p className="mt-2">
      <span className="text-muted">{t("who")} </span>
      {names.join(", ")}
    </p>
  );
}
