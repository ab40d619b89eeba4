"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { archiveSegment, restoreSegment } from "@/lib/segments/archive-segment";
import { changeSegment } from "@/lib/segments/change-segment";
import { createSegment } from "@/lib/segments/create-segment";
import { changeSegmentInput, createSegmentInput, segmentIdInput } from "@/lib/segments/segment.input";

export const createSegmentAction = workspaceAction("contacts.edit", createSegmentInput, createSegment);
export const changeSegmentAction = workspaceAction("contacts.edit", changeSegmentInput, changeSegment);
export const archiveSegmentAction = workspaceAction("contacts.edit", segmentIdInput, archiveSegment);
export const restoreSegmentAction = workspaceAction("contacts.edit", segmentIdInput, restoreSegment);
