import { Worker } from 'node:worker_threads';
import type { Model } from '../../../engine/classifier/index.ts';
import { threadFile } from '../../thread-file.ts';
import type {
  Finished,
  FromWorker,
  Hindrance,
  Opened,
  OpeningOrder,
  Told,
  ToWorker,
  TrainingOrder,
} from './training-messages.ts';

export type ThreadEnd = Finished | { type: 'refused'; reason: Hindrance } | { type: 'stopped' };
export interface TrainingThread {
  tell(rows: Told[]): void;
  go(): void;
  /** Ends it where it stands; nothing of it is kept. */
  stop(): Promise<void>;
  /** Rejects when the thread breaks. */
  readonly ended: Promise<ThreadEnd>;
}

const place = (): string => threadFile(import.meta.url, 'training-worker', 'training-worker-source.mjs');

export function startTrainingThread(
  order: TrainingOrder,
  onProgress: (share: number, stage: string) => void,
): TrainingThread {
  // The options of this process are its own: a thread would load its preloaded modules again.
  const worker = new Worker(place(), { workerData: order, execArgv: [] });
  let isStopped = false;
  const ended = new Promise<ThreadEnd>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') onProgress(message.share, message.stage);
      else resolve(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (isStopped) resolve({ type: 'stopped' });
      else reject(new Error(`The thread that trains ended with ${code} before it had finished.`));
    });
  });
  // It may break while it is still being told; whoever waits for its end hears of it then.
  ended.catch(() => undefined);
  const post = (message: ToWorker): void => worker.postMessage(message);
  return {
    ended,
    tell: (rows) => post({ type: 'told', rows }),
    go: () => post({ type: 'go' }),
    async stop() {
      isStopped = true;
      await worker.terminate();
    },
  };
}

/** Makes a model ready away from the server's own thread and hands it over without copying. Null: there is none. */
export function openInThread(order: OpeningOrder): Promise<Model | null> {
  const worker = new Worker(place(), { workerData: order, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', ({ model }: Opened) => resolve(model));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended before it had opened the model.')));
  });
}
