/** What a line is about. */
export interface AuditThing {
  kind: string;
  id: string | null;
  /** As it is called now, or was when it was last named; empty when nobody knows. */
  name: string;
  /** It is still there, so that one can look at it. */
  there: boolean;
}

export interface AuditEntryView {
  id: string;
  at: string;
  actorKind: string;
  actorName: string;
  action: string;
  entity: string | null;
  entityId: string | null;
  result: string;
  before: unknown;
  after: unknown;
  ip: string | null;
  requestId: string | null;
  thing: AuditThing | null;
}

export interface AuditPage {
  data: AuditEntryView[];
  nextCursor: string | null;
}
