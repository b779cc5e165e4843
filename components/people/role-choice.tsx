import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { GlobalRole } from "@/lib/access/schema";
import { GLOBAL_ROLES } from "@/lib/access/role-names-schema";

/** `viewer` is everybody's and cannot be given or taken. */
const CHOICES = GLOBAL_ROLES.filter((role) => role !== "viewer");

type RoleChoiceProps = {
  value: readonly GlobalRole[];
  onChange: (roles: GlobalRole[]) => void;
  /** Roles that cannot be given or taken now, with the reason. */
  locked?: Partial<Record<GlobalRole, string>>;
};

/** Roles with what each may do. */
export function RoleChoice({ value, onChange, locked = {} }: RoleChoiceProps) {
  const t = useTranslations("roles");
  const meaning = useTranslations("people.roleMeaning");
  const account = useTranslations("account");
  const toggle = (role: GlobalRole, held: boolean) => onChange(held ? [...value, role] : value.filter((other) => other !== role));
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{account("roles")}</legend>
      {CHOICES.map((role) => (
        <Checkbox
          key={role}
          label={t(role)}
          hint={
            <>
              {meaning(role)}
              {locked[role] === undefined ? null : <span className="block font-medium">{locked[role]}</span>}
            </>
          }
          checked={value.includes(role)}
          disabled={locked[role] !== undefined}
          onChange={(event) => toggle(role, event.target.checked)}
        />
      ))}
    </fieldset>
  );
}
