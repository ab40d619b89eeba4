/** Something a person must know, until it is resolved. */
export interface AlarmView {
  id: string;
  /** `gateway.credits`, `gateway.credentials`, `balance.low`, `transfer.unresolved` … */
  kind: string;
  entityId: string;
  message: string;
  detail: Record<string, unknown>;
  since: string;
}
