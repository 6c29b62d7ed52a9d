import { describe, expect, it } from 'vitest';
import { apply } from '../../../../builder/editor/document/apply.ts';
import type { Command } from '../../../../builder/editor/document/command.ts';
import { perform, startHistory, undo } from '../../../../builder/editor/document/history.ts';
import {
  planAdd,
  planAddOutcome,
  planDelete,
  planPaste,
  takeOut,
} from '../../../../builder/editor/document/plans.ts';
import { catalogue, flowOf, step } from '../support.ts';

describe('adding a step', () => {
  const path = flowOf({ a: step('work', { done: 'b' }), b: step('end') });

  it('on a wire puts it between the two', () => {
    const flow = apply(path, planAdd(path, catalogue, 'work', { behind: { step: 'a', outcome: 'done' } }));
    expect(flow.steps.a!.next.done).toBe('work');
    expect(flow.steps.work!.next).toEqual({ done: 'b' });
  });

  it('behind an outcome that leads nowhere just goes there', () => {
    const flow = apply(path, planAdd(path, catalogue, 'end', { behind: { step: 'a', outcome: 'error' } }));
    expect(flow.steps.a!.next).toEqual({ done: 'b', error: 'end' });
    expect(flow.steps.end!.next).toEqual({});
  });

  it('before the start makes it the start', () => {
    const flow = apply(path, planAdd(path, catalogue, 'work', { before: 'a' }));
    expect([flow.start, flow.steps.work!.next.done]).toEqual(['work', 'a']);
  });

  it('to an empty flow makes it the start', () => {
    const empty = flowOf({});
    expect(apply(empty, planAdd(empty, catalogue, 'work', { alone: true })).start).toBe('work');
  });

  it('takes a name that is still free', () => {
    const flow = apply(path, planAdd(path, catalogue, 'work', { alone: true }));
    expect(Object.keys(apply(flow, planAdd(flow, catalogue, 'work', { alone: true })).steps)).toContain(
      'work2',
    );
  });
});

describe('deleting a step', () => {
  const fork = flowOf({
    a: step('work', { done: 'q' }),
    q: step('fork', { yes: 'x', otherwise: 'z' }, { keys: ['yes'] }),
    x: step('work', { done: 'y' }),
    y: step('work', { done: 'z' }),
    z: step('end'),
  });

  it('leads what came before to what came after', () => {
    const flow = apply(fork, planDelete(fork, catalogue, ['x'], 'reconnect'));
    expect(flow.steps.q!.next).toEqual({ yes: 'y', otherwise: 'z' });
  });

  it('with its branch takes along what nothing else leads to', () => {
    const flow = apply(fork, planDelete(fork, catalogue, ['x'], 'branch'));
    expect(Object.keys(flow.steps)).toEqual(['a', 'q', 'z']);
    expect(flow.steps.q!.next).toEqual({ otherwise: 'z' });
  });

  it('that is the start makes the next one the start', () => {
    expect(apply(fork, planDelete(fork, catalogue, ['a'], 'reconnect')).start).toBe('q');
  });

  it('that leads to itself leaves no wire behind', () => {
    const loop = flowOf({ a: step('work', { done: 'b' }), b: step('work', { done: 'b' }) });
    expect(apply(loop, planDelete(loop, catalogue, ['b'], 'reconnect')).steps.a!.next).toEqual({});
  });
});

describe('other commands', () => {
  it('renaming a step follows into templates and conditions, not into plain text', () => {
    const flow = flowOf({
      a: step('work', { done: 'b' }),
      b: step(
        'work',
        {},
        {
          what: 'steps.a says {{ steps.a.found }} and {{steps.ab.found}}',
          when: { left: 'steps.a.found', op: 'eq', right: { path: 'steps.a.limit' } },
        },
      ),
    });
    const renamed = apply(flow, { type: 'renameStep', step: 'a', to: 'search' });
    expect(Object.keys(renamed.steps)).toEqual(['search', 'b']);
    expect(renamed.start).toBe('search');
    expect(renamed.steps.b!.config).toEqual({
      what: 'steps.a says {{ steps.search.found }} and {{steps.ab.found}}',
      when: { left: 'steps.search.found', op: 'eq', right: { path: 'steps.search.limit' } },
    });
  });

  it('pasting behind a step puts the whole piece in between', () => {
    const flow = flowOf({ a: step('work', { done: 'b' }), b: step('work', { done: 'c' }), c: step('end') });
    const pasted = apply(flow, planPaste(flow, catalogue, takeOut(flow, ['a', 'b']), 'b'));
    expect(pasted.steps.b!.next.done).toBe('a2');
    expect(pasted.steps.a2!.next.done).toBe('b2');
    expect(pasted.steps.b2!.next.done).toBe('c');
  });

  it('changes of one field in one visit are one entry; the next visit is another', () => {
    const title = (en: string): Command => ({ type: 'setTitle', step: 'a', title: { en, ja: en } });
    let history = startHistory(flowOf({ a: step('end') }));
    history = perform(history, title('H'), 'title:1');
    history = perform(history, title('He'), 'title:1');
    history = perform(history, title('Hey'), 'title:2');
    expect(history.done.length).toBe(2);
    expect(undo(history).present.steps.a!.title?.en).toBe('He');
    expect(undo(undo(history)).present.steps.a!.title).toBeUndefined();
  });

  it('adding an outcome gives it a key of its own', () => {
    const flow = flowOf({
      q: step('pick', {}, { outcomes: [{ key: 'outcome2', label: { en: 'A', ja: 'A' } }] }),
    });
    const pick = {
      ...catalogue.get('fork')!,
      example: { outcomes: [{ key: 'x', label: { en: 'X', ja: 'X' } }] },
    };
    const command = planAddOutcome(flow, { get: () => pick }, 'q');
    expect(command).toMatchObject({
      config: { outcomes: [{ key: 'outcome2' }, { label: { ja: '分岐2' } }] },
    });
    const keys = command?.type === 'setConfig' ? JSON.stringify(command.config) : '';
    expect(keys.match(/outcome2"/g)?.length).toBe(1);
  });
});
