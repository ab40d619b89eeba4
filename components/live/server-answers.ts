import { isAttended } from "./mark-unattended";

/**
 * Whether a page can be read now: the server, its database and the person's sign-in answer
 * something small. Not when the person was signed out meanwhile: the answer would be the sign-in
 * page.
 */
export async function serverAnswers(): Promise<boolean> {
  const workspace = location.pathname.split("/")[1] ?? "";
  try {
    const { status } = await fetch(`/api/app/${workspace}/overview?about=alarm`, { cache: "no-store" });
    return status < 500 && (status !== 401 || isAttended());
  } catch {
    return false;
  }
}
