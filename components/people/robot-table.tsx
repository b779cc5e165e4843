import { UserRoundX } from "lucide-react";
import { useTranslations } from "next-intl";
import { robotPath } from "@/components/console/paths";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Robot } from "@/lib/access/robot-schema";
import { AccessBadge } from "./access-badge";

export function RobotTable({ robots }: { robots: readonly Robot[] }) {
  const t = useTranslations("people.robots");
  const people = useTranslations("people");
  const head = [t("name"), t("responsible"), t("reach"), people("access"), t("tokens"), t("lastUsed"), t("nextExpiry")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {robots.map((robot) => (
        <tr key={robot.id}>
          <TableRowHead className="wrap-anywhere">
            <TextLink href={robotPath(robot.id)}>{robot.name}</TextLink>
          </TableRowHead>
          <TableCell className="min-w-36">
            <Responsible robot={robot} />
          </TableCell>
          <TableCell className="min-w-36">
            <Reach robot={robot} />
          </TableCell>
          <TableCell>
            <AccessBadge disabled={robot.disabled} />
          </TableCell>
          <TableCell className="tabular-nums">{robot.tokens.count}</TableCell>
          <TableCell>{robot.tokens.lastUsedAt === null ? <span className="text-muted">{t("never")}</span> : <Time at={robot.tokens.lastUsedAt} />}</TableCell>
          <TableCell>{robot.tokens.nextExpiry === null ? "–" : <Time at={robot.tokens.nextExpiry} />}</TableCell>
        </tr>
      ))}
    </Table>
  );
}

/** Who answers for it; flagged where that person is disabled. */
export function Responsible({ robot: { responsible, bootstrap } }: { robot: Pick<Robot, "responsible" | "bootstrap"> }) {
  const t = useTranslations("people.robots");
  if (responsible === null) return <span className="text-muted">{bootstrap ? t("bootstrap") : t("nobody")}</span>;
  return (
    <span className="flex flex-col items-start gap-1">
      {responsible.name}
      {responsible.disabled ? (
        <Badge icon={UserRoundX} tone="warning">
          {t("orphaned")}
        </Badge>
      ) : null}
    </span>
  );
}

/** The roles and namespaces its tokens can reach. */
export function Reach({ robot: { roles, namespaces } }: { robot: Pick<Robot, "roles" | "namespaces"> }) {
  const role = useTranslations("roles");
  if (roles.length + namespaces.length === 0) return <>–</>;
  return (
    <>
      {roles.map((name) => role(name)).join(", ")}
      {namespaces.map((name) => (
        <span key={name} className="identifier block wrap-anywhere">
          {name}
        </span>
      ))}
    </>
  );
}
