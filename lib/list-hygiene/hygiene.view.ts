import type { HygieneKind } from "@/lib/list-hygiene/hygiene.rules";

export interface HygieneCount {
  kind: HygieneKind;
  people: number;
  /** About so many a month; null where it costs nothing by itself. */
  credits: number | null;
}

export interface HygieneRow {
  id: string;
  name: string;
  phone: string;
  lists: number;
}
