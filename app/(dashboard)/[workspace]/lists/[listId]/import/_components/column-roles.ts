import type { ImportMapping } from "@/lib/imports/inspection.view";

export const COLUMN_ROLES = [
  "phone",
  "phoneCode",
  "phoneArea",
  "secondPhone",
  "firstName",
  "lastName",
  "fullName",
  "optOut",
  "optIn",
  "field",
  "skip",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** The roles that one column only can have. */
const SINGLE = [
  "phone",
  "phoneCode",
  "phoneArea",
  "secondPhone",
  "firstName",
  "lastName",
  "fullName",
  "optOut",
  "optIn",
] as const;

export function roleOf(mapping: ImportMapping, column: number): ColumnRole {
  const single = SINGLE.find((role) => mapping[role] === column);
  if (single) return single;
  return mapping.fields.some((field) => field.column === column) ? "field" : "skip";
}

/** The mapping with one column in another role; each role but a field belongs to one column. */
export function setRole(
  mapping: ImportMapping,
  column: number,
  role: ColumnRole,
  name: string,
): ImportMapping {
  const next = { ...mapping, fields: mapping.fields.filter((field) => field.column !== column) };
  for (const single of SINGLE) if (next[single] === column) next[single] = null;
  if (role === "field") return { ...next, fields: [...next.fields, { column, name }] };
  return role === "skip" ? next : { ...next, [role]: column };
}
