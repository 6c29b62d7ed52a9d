import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowSchema, type Flow } from '../../../../engine/browser.ts';
import { apply } from '../../../../builder/editor/document/apply.ts';
import type { Command } from '../../../../builder/editor/document/command.ts';
import { perform, redo, startHistory, undo } from '../../../../builder/editor/document/history.ts';
import {
  planAdd,
  planAddOutcome,
  planDelete,
  planPaste,
  takeOut,
} from '../../../../builder/editor/document/plans.ts';
import { anyFlow, catalogue } from '../support.ts';

const bytes = (flow: Flow) => JSON.stringify(flow);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'work', 'fork', 'end2');
const outcome = fc.constantFrom('done', 'error', 'yes', 'otherwise', 'constructor');
const text = fc.record({ en: fc.string({ maxLength: 20 }), ja: fc.string({ maxLength: 20 }) });
const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const place = fc.oneof(
  fc.record({ behind: fc.record({ step: id, outcome }) }),
  fc.record({ before: id }),
  fc.constant({ alone: true as const }),
);

type Wish = (flow: Flow) => Command | undefined;
/** What a person may do next with a flow, whatever it looks like. */
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.tuple(fc.constantFrom('work', 'fork', 'end'), place, fc.option(point, { nil: undefined })).map(
    ([type, where, at]): Wish =>
      (flow) =>
        planAdd(flow, catalogue, type, where, at),
  ),
  fc.tuple(fc.array(id, { maxLength: 3 }), fc.constantFrom('reconnect' as const, 'branch' as const)).map(
    ([ids, how]): Wish =>
      (flow) =>
        planDelete(flow, catalogue, ids, how),
  ),
  fc.tuple(fc.array(id, { maxLength: 4 }), fc.option(id, { nil: undefined })).map(
    ([ids, after]): Wish =>
      (flow) =>
        planPaste(flow, catalogue, takeOut(flow, ids), after),
  ),
  id.map(
    (name): Wish =>
      (flow) =>
        planAddOutcome(flow, catalogue, name),
  ),
  fc
    .oneof(
      fc.record({ type: fc.constant('connect' as const), step: id, outcome, to: id }),
      fc.record({ type: fc.constant('disconnect' as const), step: id, outcome }),
      fc.record({
        type: fc.constant('moveSteps' as const),
        layout: fc.dictionary(id, point, { noNullPrototype: true }),
      }),
      fc.record({
        type: fc.constant('setTitle' as const),
        step: id,
        title: fc.option(text, { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('setNote' as const),
        step: id,
        note: fc.option(text, { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('setConfig' as const),
        step: id,
        config: fc.record({ keys: fc.constant<string[]>(['yes', 'no']) }),
      }),
      fc.record({ type: fc.constant('renameStep' as const), step: id, to: id }),
      fc.record({ type: fc.constant('setStart' as const), step: id }),
      fc.record({ type: fc.constant('setFlow' as const), change: fc.record({ title: text }) }),
      fc.constant({ type: 'tidy' as const }),
    )
    .map(
      (command): Wish =>
        () =>
          command,
    ),
);

describe('commands', () => {
  it('keep every document valid, whatever is done to it', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(wish, { maxLength: 30 }), (start, wishes) => {
        let flow = start;
        for (const want of wishes) {
          const command = want(flow);
          if (command) flow = apply(flow, command);
          expect(flowSchema.safeParse(flow).error).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('undone one by one give back the start, and redone the end, byte for byte', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(wish, { maxLength: 50 }), (start, wishes) => {
        let history = startHistory(start);
        for (const want of wishes) {
          const command = want(history.present);
          if (command) history = perform(history, command);
        }
        const end = bytes(history.present);
        const count = history.done.length;
        for (let index = 0; index < count; index += 1) history = undo(history);
        expect(bytes(history.present)).toBe(bytes(start));
        for (let index = 0; index < count; index += 1) history = redo(history);
        expect(bytes(history.present)).toBe(end);
      }),
      { numRuns: 150 },
    );
  });

  it('leave untouched the document they were applied to, and themselves', () => {
    fc.assert(
      fc.property(anyFlow, wish, (flow, want) => {
        const before = bytes(flow);
        const command = want(flow);
        const said = JSON.stringify(command);
        if (command) apply(flow, command);
        expect([bytes(flow), JSON.stringify(command)]).toEqual([before, said]);
      }),
    );
  });
});
