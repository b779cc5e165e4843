import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { User } from "@/lib/access/user-schema";
import { EditPerson } from "./edit-person";

export function PeopleTable({ people, mayManage }: { people: readonly User[]; mayManage: boolean }) {
  const t = useTranslations("console.people");
  const account = useTranslations("account");
  const role = useTranslations("roles");
  const head = [account("name"), account("email"), account("roles"), t("access"), t("since"), ...(mayManage ? [t("actions")] : [])];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {people.map((person) => (
        <tr key={person.id}>
          <TableRowHead>{person.name}</TableRowHead>
          <TableCell>{person.email}</TableCell>
          <TableCell>{person.roles.map((name) => role(name)).join(", ")}</TableCell>
          <TableCell>
            {person.disabled ? <Badge icon={CircleSlash} tone="danger">{t("disabled")}</Badge> : <Badge icon={CircleCheck} tone="success">{t("enabled")}</Badge>}
          </TableCell>
          <TableCell>
            <Time at={person.createdAt} />
          </TableCell>
          {mayManage ? (
            <TableCell>
              <EditPerson person={person} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}
