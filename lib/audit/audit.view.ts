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
}

export interface AuditPage {
  data: AuditEntryView[];
  nextCursor: string | null;
}
