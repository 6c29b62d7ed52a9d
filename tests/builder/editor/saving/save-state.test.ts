import { describe, expect, it } from 'vitest';
import {
  dueAt,
  saveStep,
  startSaving,
  statusOf,
  type SaveEvent,
  type SaveState,
} from '../../../../builder/editor/saving/save-state.ts';
import type { Flow } from '../../../../engine/browser.ts';
import { flowOf, step } from '../support.ts';

const named = (name: string) => flowOf({ [name]: step('end') });
const [first, second, third, fourth] = [named('one'), named('two'), named('three'), named('four')];
const after = (state: SaveState, ...events: SaveEvent[]) => events.reduce(saveStep, state);
const edit = (document: Flow, now: number): SaveEvent => ({ type: 'edited', document, now });
const start = startSaving(first, 7);

describe('saving the draft', () => {
  it('sends 800 ms after the last edit', () => {
    const state = after(start, edit(second, 1000), edit(third, 1500));
    expect([dueAt(state), statusOf(state)]).toEqual([2300, 'saving']);
  });

  it('sends after 3 s at most, however busily one types', () => {
    const events = Array.from({ length: 40 }, (_, index) =>
      edit(index % 2 ? second : third, 1000 + index * 200),
    );
    expect(dueAt(after(start, ...events))).toBe(4000);
  });

  it('sends nothing once everything is undone', () => {
    const state = after(start, edit(second, 0), edit(first, 100));
    expect([dueAt(state), statusOf(state)]).toEqual([undefined, 'saved']);
  });

  it('keeps edits made while a save is on its way for the next one, with the new revision', () => {
    const state = after(start, edit(second, 0), { type: 'sent', document: second }, edit(third, 900), {
      type: 'saved',
      revision: 8,
      now: 1000,
    });
    expect(state).toMatchObject({ revision: 8, stored: second, latest: third });
    expect([dueAt(state), statusOf(state)]).toEqual([1700, 'saving']);
  });

  it('never sends twice at the same time', () => {
    const state = after(start, edit(second, 0), { type: 'sent', document: second }, edit(third, 10));
    expect(dueAt(state)).toBeUndefined();
  });

  it('without a network keeps the edit, says so, and tries again ever more slowly up to half a minute', () => {
    let state = after(start, edit(second, 0));
    const waits: number[] = [];
    for (let now = 1000; waits.length < 7; now = dueAt(state)!) {
      state = after(state, { type: 'sent', document: second }, { type: 'refused', kind: 'offline', now });
      waits.push(dueAt(state)! - now);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(statusOf(state)).toBe('offline');
    expect(
      statusOf(after(state, { type: 'sent', document: second }, { type: 'saved', revision: 8, now: 0 })),
    ).toBe('saved');
  });

  it('tries at once when asked to', () => {
    const state = after(
      start,
      edit(second, 0),
      { type: 'sent', document: second },
      { type: 'refused', kind: 'failed', now: 5000 },
      { type: 'retry', now: 5100 },
    );
    expect(dueAt(state)).toBeLessThanOrEqual(5800);
  });

  it('stops when the draft was changed elsewhere, and goes on from what is adopted', () => {
    const stopped = after(
      start,
      edit(second, 0),
      { type: 'sent', document: second },
      { type: 'refused', kind: 'conflict', now: 900 },
      edit(third, 2000),
    );
    expect([dueAt(stopped), statusOf(stopped)]).toEqual([undefined, 'conflict']);
    const adopted = after(stopped, { type: 'adopted', document: fourth, revision: 12, now: 3000 });
    expect([statusOf(adopted), adopted.revision]).toEqual(['saved', 12]);
  });
});
