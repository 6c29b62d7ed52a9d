import { describe, expect, it } from 'vitest';
import { catalogue as real, type Step } from '../../../../engine/browser.ts';
import { drawnOutcomes, ports } from '../../../../builder/editor/document/outcomes.ts';

const step = (type: string, next: Record<string, string>): Step => {
  const { example } = real.get(type)!;
  // An example is a config that passes its own schema.
  return { type, config: example as Step['config'], next };
};
const open = (drawn: Step) => drawnOutcomes(drawn, real).flatMap(({ id, isOpen }) => (isOpen ? [id] : []));

describe('outcomes as they are drawn', () => {
  it('ask for a wire where nothing else would take them on', () => {
    expect(open(step('decision', {}))).toEqual(['vip', 'otherwise']);
    expect(open(step('decision', { vip: 'a' }))).toEqual(['otherwise']);
    expect(open(step('decision', { vip: 'a', otherwise: 'b' }))).toEqual([]);
  });

  it('leave it to done where a step has it, and never ask for failures', () => {
    expect(open(step('notify', {}))).toEqual(['done']);
    expect(open(step('notify', { done: 'a' }))).toEqual([]);
    expect(open(step('decision', { done: 'a' }))).toEqual([]);
  });

  it('do not ask for “any other” once every way has its own wire', () => {
    const ways = drawnOutcomes(step('identifyContact', {}), real).filter(
      ({ kind, fallback }) => kind !== 'error' && !fallback,
    );
    const wired = Object.fromEntries(ways.map(({ id }) => [id, 'a']));
    expect(open(step('identifyContact', wired))).toEqual([]);
    const { [ways[0]!.id]: _one, ...others } = wired;
    expect(open(step('identifyContact', others))).toEqual(['done']);
  });

  it('show a wire the step no longer has, so that it can be taken away', () => {
    const lost = drawnOutcomes(step('reply', { done: 'a', sometimes: 'b' }), real).find(
      ({ id }) => id === 'sometimes',
    );
    expect(lost).toMatchObject({ to: 'b', isKnown: false });
  });

  it('keep their wires while a setting is half filled in', () => {
    const half: Step = { type: 'decision', config: { outcomes: [{ key: '' }] }, next: { vip: 'a' } };
    expect(drawnOutcomes(half, real).some(({ id, to }) => id === 'vip' && to === 'a')).toBe(true);
  });

  it('get a port only when wired or asking, so that a step stays small', () => {
    const drawn = drawnOutcomes(step('openCase', { done: 'a' }), real);
    expect(ports(drawn).map(({ id }) => id)).toEqual(['done']);
    expect(drawn.length).toBeGreaterThan(3);
  });
});
