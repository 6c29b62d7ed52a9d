/** Where `buildServer` puts the server. */
export const serverBundle: string;
export function buildServer(): Promise<void>;
export function buildPages(): Promise<void>;
