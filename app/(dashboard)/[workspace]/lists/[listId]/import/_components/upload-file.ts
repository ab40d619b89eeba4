import type { Inspection } from "@/lib/imports/inspection.view";

export type Upload = { ok: true; id: string; inspection: Inspection } | { ok: false; message: string };

/**
 * Sends a file as the body of one request. XMLHttpRequest, because fetch cannot tell how much has
 * gone up.
 */
export function uploadFile(
  workspaceSlug: string,
  listId: string,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
): Promise<Upload> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/app/${workspaceSlug}/imports?${new URLSearchParams({ list: listId, name })}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => resolve({ ok: false, message: "" });
    request.onload = () => {
      const body = readAnswer(request.responseText);
      if (request.status === 201)
        resolve({ ok: true, id: String(body.id), inspection: body.inspection as Inspection });
      else resolve({ ok: false, message: typeof body.detail === "string" ? body.detail : "" });
    };
    request.send(file);
  });
}

function readAnswer(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
