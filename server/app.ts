import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { catalogue } from '../engine/steps/definitions.ts';
import { actExecutors, recordExecutors } from '../engine/steps/executors.ts';
import type { Clock, Ids } from '../engine/runtime/ports.ts';
import { createRuntime, type Runtime } from '../engine/runtime/runtime.ts';
import { createAccounts, type Accounts } from './accounts/index.ts';
import { assistantOf } from './assistant/house.ts';
import { createAutomation, installFlows, startFlowsFor, type Automation } from './automation/index.ts';
import { repeatsIn } from './automation/repeats.ts';
import { createChannels, findMessageIn, type Channels } from './channels/index.ts';
import { clockRoutes } from './clock-routes.ts';
import { systemClock, type ManualClock } from './clock.ts';
import type { Config } from './config.ts';
import { installBasics, installDemo } from './demo/index.ts';
import { createDesk, type DeskParts } from './desk/desk.ts';
import type { Senders } from './desk/notifications/index.ts';
import { deskContext } from './desk-context.ts';
import { createHttpApp } from './http/app.ts';
import { createLive } from './http/live.ts';
import { createBacklog } from './operations/backlog.ts';
import { operationsRoutes } from './operations/routes.ts';
import { createRetention, timerKind as retentionTimer } from './operations/retention.ts';
import { migrate } from './store/migrate.ts';
import { runStore } from './store/run-queries.ts';
import { flowSource } from './store/flow-queries.ts';
import { createSpace } from './store/space.ts';
import { openSqlite, type SqliteStore } from './store/sqlite.ts';
import { createVault, vaultKey } from './vault.ts';
import { vocabularyOf } from './vocabulary.ts';
import { within } from './within.ts';

export interface AppOptions {
  config: Config;
  clock: Clock;
  /** Present where time is moved by hand; then it can be moved over the API. */
  manual?: ManualClock;
  ids: Ids;
  log: Logger;
  /** The flows that come with Switchyard: `<folder>/<key>/flow.json`. */
  flowsFolder: string;
  /** Folder of the built pages, if they are served. */
  pagesFolder?: string;
  /** Hold every answer against the contract: in tests. */
  checkAnswers?: boolean;
}
export interface App {
  http: RequestListener;
  store: SqliteStore;
  runtime: Runtime;
  desk: DeskParts;
  accounts: Accounts;
  automation: Automation;
  /** Page that creates the first admin, while there is none. */
  setupPath: string | undefined;
  /** Ports of receivers that listen, such as `smtp`. */
  ports: Record<string, number>;
  /** Works until nothing is due and nothing is being sent. */
  drain(): Promise<void>;
  /**
   * Takes on nothing new, finishes what is under way within a limit, and closes. `answered` says when every call that
   * came before has its answer.
   */
  stop(answered?: Promise<unknown>): Promise<void>;
}

/** How long each part of stopping may take. What is not finished then is taken up at the next start. */
const stopLimitMs = 5000;

/** Joins all rooms into one running server; only the HTTP port is left to the caller. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock, manual, ids, log } = options;
  mkdirSync(config.DATA_DIR, { recursive: true });
  const store = openSqlite(join(config.DATA_DIR, 'switchyard.db'), { synchronous: config.SYNCHRONOUS });
  const ran = migrate(store);
  if (ran.length > 0) log.info({ migrations: ran }, 'schema brought up to date');
  const space = createSpace(store);
  if (space.prepare()) log.info('the database file can now shrink');
  const vault = createVault(vaultKey(config.DATA_DIR, config.SECRET_KEY));
  const report = (error: unknown, context: Record<string, unknown> = {}): void =>
    log.error({ err: error, ...context }, 'unexpected failure');

  // The rooms need each other in a circle: each is given functions that are called only once all of them stand.
  const live = createLive({
    clock: systemClock,
    departmentOf: async (id) => (await store.read(() => desk.tickets.byId(id)))?.department ?? null,
  });
  const { languages } = config;
  const context = deskContext({ clock, ids, languages, vault, live, runtime: () => runtime });
  const senders: { -readonly [Channel in keyof Senders]: Senders[Channel] } = {};
  const desk = createDesk({
    db: store,
    context,
    senders,
    report,
    startFlows: (message) => startFlowsFor(runtime)(message),
  });
  const runtime = createRuntime({
    db: store,
    store: runStore,
    flows: flowSource,
    catalogue,
    recordExecutors,
    actExecutors,
    desk: desk.desk,
    services: { http: (request) => channels.services.http(request) },
    clock,
    ids,
    timers: {
      ...desk.timers,
      [retentionTimer]: (subject, data) => retention.onTimer(subject, data),
    },
    publish: context.publish,
    report,
  });
  const accounts = createAccounts({ db: store, clock: systemClock, ids, people: desk.people });
  const assistant = assistantOf({ db: store, clock, ids, vault, desk, channels: () => channels });
  const retention = createRetention({
    clock,
    timers: context.timers,
    programs: runtime.programs,
    defaults: { days: config.RETENTION_DAYS, runs: config.RETENTION_RUNS },
    space,
    leftovers: [...desk.leftovers(config.predictions), accounts.forgetEnded, assistant.forgetOld],
    report,
  });
  const channels: Channels = createChannels({
    allowedHosts: config.allowedHosts,
    smtpUrl: config.SMTP_URL,
    mailFrom: config.MAIL_FROM,
    mailIn:
      config.SMTP_IN_PORT === 'off' ? undefined : { host: config.SMTP_IN_HOST, port: config.SMTP_IN_PORT },
    secret: await accounts.secret('message ids'),
    accept: (message) => store.write(() => desk.intake.receive(message)),
    findMessage: findMessageIn(store, desk.conversations),
    log,
  });
  Object.assign(senders, channels.senders);
  const automation = createAutomation({
    db: store,
    runtime,
    desk: desk.desk,
    peopleOf: desk.notifications.peopleOf,
    catalogue,
    vocabulary: vocabularyOf(desk),
    clock,
    ids,
    publish: context.publish,
    report,
  });

  const drain = async (): Promise<void> => {
    await runtime.drain();
    await desk.delivery.drain();
    await runtime.drain();
  };
  let isReady = false;
  const load = { atOnce: 0, isStopping: false };
  const http = await createHttpApp({
    config: {
      publicUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
      trustedProxies: config.TRUSTED_PROXIES,
      pagesFolder: options.pagesFolder,
      checkAnswers: options.checkAnswers ?? false,
    },
    routes: [
      ...desk.routes,
      ...automation.routes,
      ...channels.routes,
      ...assistant.routes,
      ...clockRoutes({ clock, manual, drain }),
      ...operationsRoutes({
        db: store,
        clock: systemClock,
        dataFolder: config.DATA_DIR,
        space,
        retention,
        backlogLimit: config.BACKLOG_LIMIT,
      }),
    ],
    accounts,
    live,
    log,
    pages: channels.pages,
    load,
    isCrowded: store.isCrowded,
    isBehind: createBacklog(store, config.BACKLOG_LIMIT).isFull,
    isRepeat: repeatsIn(store),
    isReady: () => isReady && !store.availability.fault,
  });

  if (config.DEMO) {
    await installDemo(store, desk);
    await installFlows(store, automation.flows, options.flowsFolder);
  } else await installBasics(store, desk);
  await store.write(retention.start);
  await runtime.start();
  automation.start();
  await desk.models.start();
  await desk.delivery.start();
  const ports = await channels.start().catch((error: unknown) => {
    // A port that somebody else holds must not keep the whole house closed.
    report(error, {
      room: 'channels',
      hint: 'Mail cannot come in. Set SMTP_IN_PORT to a free port, or to off.',
    });
    return {};
  });
  isReady = true;
  store.availability.onChange((fault) => {
    if (fault) return log.error({ err: fault }, 'nothing can be written');
    log.info('the database can be written again');
    runtime.poke();
    desk.delivery.poke();
  });

  return {
    http,
    store,
    runtime,
    desk,
    accounts,
    automation,
    ports,
    setupPath: await accounts.links.offerSetup(config.SETUP_TOKEN),
    drain,
    async stop(answered = Promise.resolve()) {
      isReady = false;
      load.isStopping = true;
      live.close();
      await within(stopLimitMs, answered);
      runtime.dismiss();
      await within(stopLimitMs, answered);
      // What is being sent still needs its connections.
      await within(
        stopLimitMs,
        Promise.all([desk.delivery.stop(), automation.stop(), desk.models.stop(), runtime.stop()]),
      );
      await within(stopLimitMs, channels.stop());
      store.close();
    },
  };
}
