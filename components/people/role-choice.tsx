import { useTranslations } from "next-intl";
import { GLOBAL_ROLES, type GlobalRole } from "@/lib/access/schema";

/** `viewer` is everybody's and cannot be given or taken. */
const CHOICES = GLOBAL_ROLES.filter((role) => role !== "viewer");

type RoleChoiceProps = { value: readonly GlobalRole[]; onChange: (roles: GlobalRole[]) => void };

export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useTranslations("roles");
  const account = useTranslations("account");
  const toggle = (role: GlobalRole, held: boolean) => onChange(held ? [...value, role] : value.filter((other) => other !== role));
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{account("roles")}</legend>
      {CHOICES.map((role) => (
        <label key={role} className="flex min-h-8 items-center gap-2 text-sm">
          <input type="checkbox" className="size-4 accent-accent" checked={value.includes(role)} onChange={(event) => toggle(role, event.target.checked)} />
          {t(role)}
        </label>
      ))}
    </fieldset>
  );
}
