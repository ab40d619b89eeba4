import { noSuchOperation } from "@/lib/guards/no-such-operation";

/** What no other file under /api/v1 answers. */
export {
  noSuchOperation as DELETE,
  noSuchOperation as GET,
  noSuchOperation as PATCH,
  noSuchOperation as POST,
  noSuchOperation as PUT,
};
