import { admin, startServer, temporaryFolder, type ServerProcess } from '../../support/server-process.ts';

export { admin };
export const setupToken = 'a-setup-token-for-tests-only';
export const password = 'correct horse battery staple';
const cookieName = 'switchyard_session';

/** Someone signed in through the API. */
export interface Signed {
  id: string;
  cookie: string;
  csrfToken: string;
}
export interface Message {
  channel: string;
  handle: string;
  text: string;
  subject?: string;
  name?: string;
  email?: string;
  mentionType?: string;
}

/** A built server with the demo company, and everyone's way in. */
export class House {
  private readonly people = new Map<string, Signed>();
  private constructor(
    readonly server: ServerProcess,
    private readonly removeFolder: () => void,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<House> {
    const folder = temporaryFolder();
    return new House(await startServer(folder.path, environment), folder.remove);
  }
  async close(): Promise<void> {
    await this.server.stop();
    this.removeFolder();
  }
  get base(): string {
    return this.server.base;
  }

  /** The first call creates the admin. Demo people accept an invitation when they are first needed. */
  async person(id: string): Promise<Signed> {
    const known = this.people.get(id);
    if (known) return known;
    const signed = id === 'admin' ? await this.setUp() : await this.invite(id);
    this.people.set(id, signed);
    return signed;
  }

  async call<Result>(as: Signed | undefined, method: string, path: string, body?: unknown): Promise<Result> {
    const { result } = await this.request<Result>(as, method, path, body);
    return result;
  }

  async send(message: Message): Promise<{ caseId: string; runs: { id: string; flowKey: string }[] }> {
    return this.call(await this.person('admin'), 'POST', '/messages', message);
  }

  /** Solves every open case, so that everyone has room for the next. */
  async clearDesk(): Promise<void> {
    const admin = await this.person('admin');
    const { items } = await this.call<{ items: { id: string; version: number }[] }>(
      admin,
      'GET',
      '/cases?status=unsolved&limit=200',
    );
    for (const { id, version } of items)
      await this.request(
        admin,
        'PATCH',
        `/cases/${id}`,
        { status: 'solved' },
        { 'if-match': `"${version}"` },
      );
  }

  private async setUp(): Promise<Signed> {
    return this.enter('POST', '/setup', { token: setupToken, ...admin, password });
  }
  private async invite(agentId: string): Promise<Signed> {
    const first = await this.person('admin');
    const { token } = await this.call<{ token: string }>(first, 'POST', '/invitations', { agentId });
    return this.enter('POST', `/invitations/${token}`, { password });
  }
  private async enter(method: string, path: string, body: unknown): Promise<Signed> {
    const { result, response } = await this.request<{ id: string; csrfToken: string }>(
      undefined,
      method,
      path,
      body,
    );
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .find((line) => line.startsWith(`${cookieName}=`));
    if (cookie === undefined) throw new Error(`${path} set no session cookie.`);
    return { ...result, cookie };
  }

  private async request<Result>(
    as: Signed | undefined,
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<{ result: Result; response: Response }> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(as && { cookie: as.cookie, 'x-csrf-token': as.csrfToken }),
        ...more,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    // The caller says what this endpoint answers; the contract holds the server to it.
    return { result: (text === '' ? undefined : JSON.parse(text)) as Result, response };
  }
}
