"use client";

import dynamic from "next/dynamic";

/** The page of a campaign does not bring what only that of a single message shows. */
export const LazyShortReport = dynamic(() => import("./short-report").then((module) => module.ShortReport));
