import type { Flow } from '../../../engine/browser.ts';

/** Gives a flow to the person as a JSON file. */
export function downloadFlow(flow: Flow): void {
  const blob = new Blob([`${JSON.stringify(flow, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${flow.key}.flow.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export type FileRead = { ok: true; document: Record<string, unknown> } | { ok: false };

/** A flow from a file. Whether it is a sound flow is for the server's check to say; here it must be an object. */
export async function readFlowFile(file: File): Promise<FileRead> {
  try {
    const value: unknown = JSON.parse(await file.text());
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return { ok: false };
    return { ok: true, document: { ...value } };
  } catch {
    return { ok: false };
  }
}
