import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { insert } from '../../../server/store/query.ts';
import { openTestStore } from '../../support/store.ts';

const row = (id: string) => ({
  id,
  key: id,
  title: 'x'.repeat(200_000),
  status: 'draft',
  createdAt: '',
  updatedAt: '',
});

describe('the log of the database', () => {
  it('is copied into the file beside the commits, and begins anew when all of it is there', async () => {
    const db = openTestStore();
    const file = db.connection.name;
    const outside = new Database(file);
    onTestFinished(() => void outside.close());
    const look = () => {
      const [state] = outside.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
      return state ?? { log: 0, checkpointed: 0 };
    };
    let written = 0;
    const writeUntil = async (isEnough: () => boolean): Promise<void> => {
      while (!isEnough()) {
        if (written > 2000) throw new Error(`Never came: ${JSON.stringify(look())}`);
        const id = `f${written++}`;
        await db.write(() => insert('flows', row(id)));
      }
    };
    // The thread copies: SQLite itself would only begin at eight times as much.
    await writeUntil(() => look().log > 4500);
    await vi.waitFor(() => expect(look().checkpointed).toBeGreaterThan(4000), { timeout: 15_000 });
    // Once it has grown long, it is emptied and begun anew.
    await writeUntil(() => look().log > 24_000);
    await writeUntil(() => look().log < 4000);
    expect(outside.prepare('SELECT count(*) FROM flows').pluck().get()).toBe(written);
    expect(outside.pragma('integrity_check', { simple: true })).toBe('ok');
  }, 60_000);
});
