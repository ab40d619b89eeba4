/** Ids and times that recur in the examples, so that a reader recognises them. */
export const EXAMPLE = {
  list: "0190f3c2-6a5e-4c1b-9a0e-3d2f1b7c8a11",
  segment: "0190f3c4-9a1b-4c2d-8e3f-4a5b6c7d8f00",
  campaign: "0190f3c5-1b2d-4e7f-8c9a-5a6b7c8d9e22",
  message: "0190f3c5-1b2d-4e7f-8c9a-5a6b7c8d9e22-2s",
  account: "0190f3b0-7c8d-4f1e-a2b3-c4d5e6f70833",
  import: "0190f3c8-2e3f-4a5b-8c7d-9e0f1a2b3c44",
  template: "0190f3d1-4b5c-4d6e-9f70-8192a3b4c555",
  transfer: "0190f3e4-5c6d-4e7f-8091-a2b3c4d5e666",
  customer: "0190f3e0-6d7e-4f80-91a2-b3c4d5e6f777",
  payment: "0190f3e6-7e8f-4a01-92b3-d4e5f6a70111",
  invoice: "0190f3e7-8f90-4b12-83c4-e5f6a7b80222",
  conversation: "0190f3d8-8091-4a2b-83c4-d5e6f7081999",
  at: "2026-11-24T08:00:00.000Z",
  later: "2026-11-24T08:00:02.150Z",
} as const;
