import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Gallery } from "./_components/gallery";

export const metadata: Metadata = { title: "Design" };

/**
 * Every component in one place, for whoever works on them. Not there in production unless it is
 * asked for.
 */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production" && process.env.CANANG_GALLERY !== "1") notFound();
  return <Gallery />;
}
