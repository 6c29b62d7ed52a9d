/** The token of an invitation's address. */
export const invitationIn = (path: string): string | undefined => /^\/invite\/([^/]+)$/.exec(path)?.[1];

/** Pages that are open to everyone, signed in or not. */
export const isDoor = (path: string): boolean =>
  path === '/sign-in' || path === '/setup' || invitationIn(path) !== undefined;
