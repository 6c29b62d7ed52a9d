import type { Plugin } from 'esbuild';

export const ascii: Plugin;
export function escaped(source: string): string;
