/** How people and programs get in. Nothing here can be turned back into a password, a key or a cookie. */
export interface AccountTables {
  credentials: {
    agentId: string;
    /** Argon2id with its own salt and cost. */
    passwordHash: string;
    theme: string;
    createdAt: string;
    updatedAt: string;
  };
  sessions: {
    /** SHA-256 of the id in the cookie. */
    id: string;
    agentId: string | null;
    data: string;
    createdAt: number;
    seenAt: number;
    expiresAt: number;
  };
  apiKeys: {
    id: string;
    name: string;
    role: string;
    prefix: string;
    hash: string;
    createdBy: string;
    createdAt: string;
    lastUsedAt: string | null;
  };
  /** Used once, then deleted. The setup link has no agent and no end. */
  oneTimeLinks: {
    hash: string;
    kind: string;
    agentId: string | null;
    expiresAt: number | null;
    createdAt: string;
  };
  /** Random values that this installation made for itself, such as the one that signs cookies. */
  secrets: { name: string; value: string; createdAt: string };
}
