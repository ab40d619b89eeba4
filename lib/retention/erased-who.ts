export interface ErasedWho {
  workspaceId: string;
  phone: string;
  /** What stands in the number's place. */
  mark: string;
}
