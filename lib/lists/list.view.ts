/** `GET /api/v1/lists`, and the index on the screen. */
export interface ListView {
  id: string;
  name: string;
  description: string;
  contacts: number;
  createdAt: string;
  archived: boolean;
}

export interface ListRecord {
  id: string;
  name: string;
  description: string;
  contactCount: number;
  createdAt: Date;
  archivedAt: Date | null;
}

export function listView(row: ListRecord): ListView {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    contacts: row.contactCount,
    createdAt: row.createdAt.toISOString(),
    archived: row.archivedAt !== null,
  };
}

/**
 * What a posted batch did. `accepted + updated + duplicates + rejected` is the number of rows sent; the words mean what they mean
 * for an import (see import.view.ts). `row` counts from 1.
 */
export interface AddedContacts {
  accepted: number;
  updated: number;
  duplicates: number;
  rejected: number;
  rejections: { row: number; value: string; reason: string; message: string }[];
}
