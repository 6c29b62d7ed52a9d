import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Flow } from '../../../../engine/browser.ts';
import { statusOf } from '../../../../builder/editor/saving/save-state.ts';
import { createSaver, type SaveAnswer } from '../../../../builder/editor/saving/saver.ts';
import { flowOf, step } from '../support.ts';

const named = (name: string) => flowOf({ [name]: step('end') });
const [first, second, third] = [named('one'), named('two'), named('three')];

/** A server that keeps revisions, can be cut off, and refuses what is based on an older one. */
function world() {
  const server = { document: first, revision: 1, isReachable: true, saves: [] as Flow[] };
  let kept: { document: Flow } | undefined;
  const send = async (document: Flow, revision: number): Promise<SaveAnswer> => {
    if (!server.isReachable) return { ok: false, kind: 'offline' };
    if (revision !== server.revision) return { ok: false, kind: 'conflict' };
    server.document = document;
    server.revision += 1;
    server.saves.push(document);
    return { ok: true, revision: server.revision };
  };
  const saver = createSaver(first, 1, { now: Date.now, send, keep: (unsaved) => (kept = unsaved) });
  return { server, saver, kept: () => kept?.document };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the saver', () => {
  it('keeps an edit on the device at once and lets go of it when the server has it', async () => {
    const { server, saver, kept } = world();
    saver.edited(second);
    expect([kept(), server.saves]).toEqual([second, []]);
    await vi.advanceTimersByTimeAsync(800);
    expect([kept(), server.saves]).toEqual([undefined, [second]]);
  });

  it('sends all that was edited without a network once, in its last form, when it is back', async () => {
    const { server, saver, kept } = world();
    server.isReachable = false;
    saver.edited(second);
    await vi.advanceTimersByTimeAsync(30_000);
    saver.edited(third);
    await vi.advanceTimersByTimeAsync(30_000);
    expect([statusOf(saver.state()), kept()]).toEqual(['offline', third]);
    server.isReachable = true;
    saver.retry();
    await vi.advanceTimersByTimeAsync(1000);
    expect([server.saves, statusOf(saver.state()), kept()]).toEqual([[third], 'saved', undefined]);
  });

  it('overwrites nothing that was changed elsewhere, and keeps its own', async () => {
    const { server, saver, kept } = world();
    server.revision = 5;
    saver.edited(second);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([server.saves, statusOf(saver.state()), kept()]).toEqual([[], 'conflict', second]);
    saver.adopt(third, 5);
    expect([statusOf(saver.state()), kept()]).toEqual(['saved', undefined]);
  });

  it('flushes at once and tells how it went', async () => {
    const { server, saver } = world();
    saver.edited(second);
    expect(await saver.flush()).toBe('saved');
    expect(server.saves).toEqual([second]);
    expect(await saver.flush()).toBe('saved');
    expect(server.saves.length).toBe(1);
  });
});
