/** An id and the phone that it turned out to have. */
export interface Joined {
  workspaceId: string;
  userId: string;
  phone: string;
}
