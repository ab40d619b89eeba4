import type { ImportDetail } from "@/lib/imports/import.view";
import { type ColumnRole, roleOf } from "./column-roles";

/** Without a mapping there would be nothing to mend: at least so many columns are shown. */
const LEAST = 6;

/**
 * The columns of the repair grid: the phone first, with what is wrong and the button beside it,
 * then what the import uses, then a few of the others.
 */
export function shownColumns({ mapping, columns }: ImportDetail): number[] {
  const phone = mapping.phone ?? 0;
  const others = columns.map((_, index) => index).filter((index) => index !== phone);
  const used = others.filter((index) => roleOf(mapping, index) !== "skip");
  const rest = others.filter((index) => !used.includes(index));
  return [phone, ...used, ...rest.slice(0, Math.max(0, LEAST - used.length))];
}

/** What a column was mapped to, where its file has no heading for it. */
export function columnLabel(
  { mapping, columns }: ImportDetail,
  index: number,
  roleName: (role: ColumnRole) => string,
): string {
  const name = columns[index]?.name ?? "";
  if (!/^Column \d+$/.test(name)) return name;
  const role = roleOf(mapping, index);
  if (role === "skip") return name;
  return role === "field"
    ? (mapping.fields.find(({ column }) => column === index)?.name ?? name)
    : roleName(role);
}
