import { describe, expect, it } from 'vitest';
import type { DatedEntry } from '../../../server/store/history-json.ts';
import { tracer } from '../../../server/automation/run-bodies.ts';
import { tinyFlow } from '../../support/flow.ts';

const flow = tinyFlow({
  ask: ['say', {}, { text: 'Hello' }],
  greet: ['say', {}, { text: 'Hello {{vars.who}}', tone: 'warm' }],
});
const shown = tracer(flow);
const line = (part: Partial<DatedEntry>): DatedEntry => ({
  at: 0,
  stepId: 'ask',
  token: 'ask.1',
  kind: 'settled',
  ...part,
});

describe("a line of a run's history", () => {
  it('shows settings that are the same in every run as the version has them', () => {
    expect(shown(line({})).input).toEqual({ text: 'Hello' });
  });
  it('shows settings with templates as they were filled in, and never the templates', () => {
    const greet = { stepId: 'greet', token: 'greet.1' };
    expect(shown(line({ ...greet, input: { text: 'Hello Ann' } })).input).toEqual({
      text: 'Hello Ann',
      tone: 'warm',
    });
    const older = { text: 'Hello Ann', tone: 'cool' };
    expect(shown(line({ ...greet, input: older })).input).toEqual(older);
    expect(shown(line(greet)).input).toBeNull();
  });
  it('shows none where no step was carried out', () => {
    expect(shown(line({ kind: 'cancelled' })).input).toBeNull();
    expect(shown(line({ kind: 'ended', stepId: '', token: '' })).input).toBeNull();
  });
});
