import { z } from 'zod';

const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((value) => ['on', 'true', '1'].includes(value));

/** Every setting, read from the environment once. The README's table is written from this. */
const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Where people reach this server; links in mails and invitations begin with it. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('./data'),
  /** `off`: an empty company instead of the demo one. */
  DEMO: flag.default(true),
  /** `manual`: time stands still until `POST /api/v1/clock/advance`. For tests only. */
  CLOCK: z.enum(['system', 'manual']).default('system'),
  /** Where a manual clock begins, ISO 8601. */
  CLOCK_START: z.iso.datetime().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Outgoing mail: `smtp://user:password@host:587`. Without it mails stay in the outbox as skipped. */
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('support@localhost'),
  /** Port of the built-in receiver for incoming mail; 0 lets the system choose, `off` leaves it out. */
  SMTP_IN_PORT: z.union([z.literal('off'), z.coerce.number().int().min(0).max(65_535)]).default(2525),
  SMTP_IN_HOST: z.string().default('127.0.0.1'),
  /** Hosts that flows and webhooks may call: `api.example.com, localhost:8025`. Nothing else is called. */
  ALLOWED_HOSTS: z.string().default(''),
  /** Languages that customers write in, ISO 639-1: what a message is in is chosen among them. */
  LANGUAGES: z.string().default('en, ja, zh, ko, de, fr, es'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Presets the one-time setup link's token, for automated installation. */
  SETUP_TOKEN: z.string().min(16).optional(),
  /** Seals stored secrets; without it a key is kept in `secret.key` beside the database. */
  SECRET_KEY: z.string().min(16).optional(),
  /** How long ended runs are kept where a flow does not say; without either they stay. */
  RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  RETENTION_RUNS: z.coerce.number().int().min(1).max(100_000).optional(),
  /** How long predictions are kept that no agent judged, and how many at most. The quality page looks back a year. */
  PREDICTION_DAYS: z.coerce.number().int().min(30).max(36_500).default(400),
  PREDICTION_COUNT: z.coerce.number().int().min(1000).default(1_000_000),
  /** Waiting calls to the outside, or events, beyond which no new work is accepted. */
  BACKLOG_LIMIT: z.coerce.number().int().min(10).default(20_000),
  SYNCHRONOUS: z.enum(['FULL', 'NORMAL']).default('FULL'),
});
export type Config = z.infer<typeof configSchema> & {
  allowedHosts: string[];
  languages: string[];
  predictions: { days: number; count: number };
};

/** The settings, or what is wrong with them in one line each. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { faults: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (!parsed.success)
    return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  const allowedHosts = listOf(parsed.data.ALLOWED_HOSTS);
  const languages = listOf(parsed.data.LANGUAGES.toLowerCase());
  const predictions = { days: parsed.data.PREDICTION_DAYS, count: parsed.data.PREDICTION_COUNT };
  return { config: { ...parsed.data, allowedHosts, languages, predictions } };
}
const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
