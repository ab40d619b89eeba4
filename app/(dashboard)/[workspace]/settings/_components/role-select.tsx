"use client";

import { useTranslations } from "next-intl";
import { NativeSelect } from "@/components/ui/native-select";
import type { Role } from "@/lib/access/permissions.rules";

interface RoleSelectProps {
  roles: readonly Role[];
  value: Role;
  onChange: (role: Role) => void;
  disabled?: boolean;
  "aria-label"?: string;
}

export function RoleSelect({ roles, value, onChange, ...props }: RoleSelectProps) {
  const t = useTranslations("auth.role");
  return (
    <NativeSelect
      value={value}
      onChange={(event) => onChange(roles.find((role) => role === event.target.value) ?? value)}
      {...props}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </NativeSelect>
  );
}
