import { createClient } from '../../server/client.ts';

let csrfToken: string | undefined;
/** The session's token goes with every call that changes something. */
export const rememberCsrf = (token: string): void => {
  csrfToken = token;
};

export const client = createClient({ csrf: () => csrfToken });
