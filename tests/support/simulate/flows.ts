import { flowSchema, type Flow } from '../../../engine/core/flow.ts';
import type { Random } from './random.ts';

/** What the flows wait for; `key` tells the waits apart. */
export const eventNames = ['go', 'stop'];
export const eventKeys = ['a', 'b'];

type Step = { type: string; retry?: object; config?: Record<string, unknown>; next?: Record<string, string> };
interface Place {
  id: string;
  /** Where `done` leads. */
  next: string;
  /** Draws a way back to this step or one before it, or, seldom, to an end. */
  back: () => string;
  depth: number;
}
const label = { en: 'x', ja: 'x' };

/** Flows as an admin might draw them on a bad day: every kind of step, nested, with loops back and caught errors. */
export function randomFlows(random: Random): Flow[] {
  const main = flow(random, 'main', { type: 'api' }, true);
  const callsChild = Object.values(main.steps).some(({ type }) => type === 'subflow');
  return callsChild ? [main, flow(random, 'child', { type: 'api' }, false)] : [main];
}

/** The heat from which on the flows that watch the case begin. */
export const hotFrom = 5;
const noting = (key: string, trigger: object): Flow =>
  flowSchema.parse({
    format: 1,
    key,
    title: label,
    trigger,
    start: 'note',
    steps: { note: { type: 'note', next: { done: 'end' } }, end: { type: 'end' } },
  });
const watching = (onlyWhenChangedToMeet: boolean): object => ({
  type: 'recordChange',
  object: 'case',
  on: ['update'],
  when: { left: 'case.heat', op: 'gte', right: hotFrom },
  onlyWhenChangedToMeet,
});
/** The same in every world: they tell whether each event is handled once, and each change of the case judged once. */
export const listeningFlows: readonly Flow[] = [
  noting('heard', { type: 'event', name: 'go' }),
  noting('hot', watching(false)),
  noting('heated', watching(true)),
];

function flow(random: Random, key: string, trigger: object, hasChild: boolean): Flow {
  const steps: Record<string, Step> = {};
  let count = 0;

  function sequence(length: number, exit: string, depth: number): string {
    const ids = Array.from({ length }, () => `s${++count}`);
    for (const [at, id] of ids.entries()) {
      const next = ids[at + 1] ?? exit;
      steps[id] = step({ id, next, back: () => backTo(ids[random.int(at + 1)] ?? id, next), depth });
    }
    return ids[0] ?? exit;
  }

  // Circles that nothing ends are for the step budget, so nothing in them may wait for a child.
  const mayCircle = random.chance(0.2) && !hasChild;

  /** A way back that is taken a few times only, or, seldom, for ever; or out: to an end of the branch, or of all. */
  function backTo(target: string, next: string): string {
    if (random.chance(0.15)) return anEnd();
    if (mayCircle && random.chance(0.15)) return target;
    const [adding, deciding] = [`s${++count}`, `s${++count}`];
    steps[adding] = counting(deciding);
    const when = { left: 'vars.count', op: 'lt', right: 1 + random.int(4) };
    steps[deciding] = decision(when, target, next);
    return adding;
  }

  function anEnd(): string {
    const id = `s${++count}`;
    steps[id] = { type: 'end', config: { outcome: 'early', outputs: { early: '{{vars.count}}' } } };
    return id;
  }

  function step(place: Place): Step {
    const { next, depth } = place;
    const choice = random.int(hasChild ? 18 : 16);
    if (choice < 2) return caught(retried({ type: 'note', next: { done: next } }), place);
    if (choice < 5) return caught(retried(request(next)), place);
    if (choice === 5) return counting(next);
    if (choice === 6)
      return decision({ left: 'case.heat', op: 'lt', right: random.int(8) }, place.back(), next);
    if (choice < 9) return wait(place);
    if (choice === 9) return screen(place);
    if (choice < 12) return depth < 2 && count < 14 ? parallel(place) : wait(place);
    if (choice < 13) return depth < 2 && count < 14 ? loop(place) : counting(next);
    if (choice < 14) return caught(approval(place), place);
    if (choice < 16) return caught(waitUntilTrue(place), place);
    return caught({ type: 'subflow', config: { flow: 'child' }, next: { done: next } }, place);
  }

  function caught(drawn: Step, { next, back }: Place): Step {
    if (random.chance(0.5)) return drawn;
    return { ...drawn, next: { ...drawn.next, error: random.chance(0.8) ? next : back() } };
  }

  const retried = (drawn: Step): Step =>
    random.chance(0.5) ? drawn : { ...drawn, retry: { times: random.int(3), backoffSec: 5 } };

  const request = (next: string): Step => ({
    type: 'httpRequest',
    config: { method: 'POST', url: 'https://service.example/', body: { count: '{{vars.count}}' } },
    next: { done: next },
  });
  const counting = (next: string): Step => ({
    type: 'setVariables',
    config: { set: [{ name: 'count', op: 'add', value: 1 }] },
    next: { done: next },
  });

  const decision = (when: object, less: string, otherwise: string): Step => ({
    type: 'decision',
    config: { outcomes: [{ key: 'less', label, when }] },
    next: { less, otherwise },
  });

  function wait({ next, back }: Place): Step {
    const minutes = random.pick([1, 2, 10]);
    if (random.chance(0.3))
      return { type: 'wait', config: { for: 'duration', duration: { minutes } }, next: { done: next } };
    const timeout = random.chance(0.6) ? { timeout: { minutes } } : {};
    const config = { for: 'event', event: random.pick(eventNames), match: { key: random.pick(eventKeys) } };
    const late = random.chance(0.7) ? next : back();
    return { type: 'wait', config: { ...config, ...timeout }, next: { done: next, timeout: late } };
  }

  /** Until the case, another branch or time makes it so. */
  function waitUntilTrue({ next, back }: Place): Step {
    const heat = { left: 'case.heat', op: random.pick(['gte', 'lt']), right: 1 + random.int(7) };
    const count = { left: 'vars.count', op: 'gte', right: 1 + random.int(3) };
    const time = { left: 'now', op: 'gte', right: `2026-06-01T01:${10 + random.int(49)}:00.000Z` };
    const condition = random.pick<object>([heat, count, time, { any: [heat, time] }, { all: [count, heat] }]);
    const timeout = random.chance(0.5) ? { timeout: { minutes: random.pick([1, 30]) } } : {};
    const late = random.chance(0.8) ? next : back();
    return {
      type: 'wait',
      config: { for: 'condition', condition, ...timeout },
      next: { done: next, timeout: late },
    };
  }

  function approval({ next, back }: Place): Step {
    const onTimeout = random.pick(['timeout', 'approved', 'rejected']);
    const limit = random.chance(0.5) ? { timeout: { minutes: random.pick([1, 10]) }, onTimeout } : {};
    const config = { title: label, approvers: [{ role: 'supervisor' }], ...limit };
    const rejected = random.chance(0.7) ? next : back();
    return { type: 'approval', config, next: { approved: next, rejected, timeout: next } };
  }

  function screen({ next, back }: Place): Step {
    const components = [{ type: 'text', name: 'word', label, required: true }];
    const cancel = random.chance(0.7) ? next : back();
    return { type: 'screen', config: { title: label, components }, next: { done: next, cancel } };
  }

  function parallel(place: Place): Step {
    const { next, depth } = place;
    const keys = ['a', 'b', 'c'].slice(0, 2 + random.int(2));
    // At least the first branch has steps: a parallel step of nothing but empty ones has no line of its own.
    const firsts = keys.map((key, at) => {
      const length = Math.max(at === 0 ? 1 : 0, random.int(3));
      const exit = length > 0 && random.chance(0.15) ? anEnd() : next;
      return [key, sequence(length, exit, depth + 1)] as const;
    });
    const branches = keys.map((key) => ({ key, label }));
    const config = { branches, join: random.pick(['all', 'any']) };
    return caught({ type: 'parallel', config, next: { ...Object.fromEntries(firsts), done: next } }, place);
  }

  function loop({ id, next, depth }: Place): Step {
    // Some are long enough for breaths.
    const list = Array.from({ length: random.int(random.chance(0.3) ? 14 : 4) }, (_, index) => index);
    const first = sequence(1 + random.int(2), id, depth + 1);
    return { type: 'loop', config: { list }, next: { each: first, done: next } };
  }

  const start = sequence(2 + random.int(hasChild ? 5 : 3), 'end', 0);
  steps['end'] = { type: 'end', config: { outputs: { count: '{{vars.count}}' } } };
  return flowSchema.parse({
    format: 1,
    key,
    title: label,
    trigger,
    settings: { maxStepExecutions: 30 },
    variables: [{ name: 'count', type: 'number', default: 0, output: true }],
    start,
    steps,
  });
}
