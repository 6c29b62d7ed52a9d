export function escaped(source: string): string;
