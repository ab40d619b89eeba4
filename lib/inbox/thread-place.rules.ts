import { AppError } from "@/lib/core/app-error";
import { cursorDate, readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";

/** Of one moment, what came in stands first, then what we sent elsewhere, then our replies. */
const SIDES = ["in", "sent", "out"] as const;
type Side = (typeof SIDES)[number];

/** A place in a thread. The id is that of a row: an inbound message's, or a campaign's. */
export interface Place {
  at: Date;
  side: Side;
  id: string;
}

export type Placed<T> = { view: T; place: Place };

/** Which rows of a side are older than a place: all, up to its moment, before it, by their id. */
export function olderOn(side: Side, place: Place | null): "all" | "upTo" | "before" | "byId" {
  if (place === null) return "all";
  if (place.side === side) return "byId";
  return SIDES.indexOf(side) < SIDES.indexOf(place.side) ? "upTo" : "before";
}

export function newestFirst(a: Placed<unknown>, b: Placed<unknown>): number {
  const [left, right] = [a.place, b.place];
  if (left.at.getTime() !== right.at.getTime()) return right.at.getTime() - left.at.getTime();
  if (left.side !== right.side) return SIDES.indexOf(right.side) - SIDES.indexOf(left.side);
  return left.side === "in" ? Number(BigInt(right.id) - BigInt(left.id)) : left.id < right.id ? 1 : -1;
}

export const writePlace = ({ at, side, id }: Place) => writeCursor([at.getTime(), side, id]);

export function readPlace(cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === "") return null;
  const [at, said, id] = readCursor(cursor, 3) ?? [];
  const side = SIDES.find((each) => each === said);
  const known = side === "in" ? /^\d{1,18}$/.test(String(id)) : side !== undefined && isUuid(String(id));
  if (side === undefined || !known)
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  return { at: cursorDate(at), side, id: String(id) };
}
