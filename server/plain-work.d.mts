/** A TypeScript source with its work written plainly. */
export function plainWork(source: string, path: string): string;
