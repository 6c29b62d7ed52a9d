import { describe, expect, it } from 'vitest';
import { checkFlow, isPublishable } from '../../../../engine/core/check/check.ts';
import { catalogue } from '../../../../engine/steps/definitions.ts';
import { codesOf, decision, end, flow, setLimit, text, type Steps } from './flows.ts';

describe('a flow in order', () => {
  it('has no issues and may be published', () => {
    const checked = checkFlow(flow(), catalogue);
    expect(checked.issues).toEqual([]);
    expect(isPublishable(checked)).toBe(true);
  });
});

describe('each fault is told with its path', () => {
  const broken = (steps: Steps, patch?: Record<string, unknown>) => flow(steps, patch);
  const yes = { left: 'case.priority', op: 'eq', right: 'high' };
  const table: [string, unknown, string][] = [
    ['no object', 'hello', 'INVALID_DOCUMENT '],
    ['a missing title', flow({}, { title: undefined }), 'INVALID_DOCUMENT title'],
    ['an unknown key', flow({}, { colour: 'red' }), 'INVALID_DOCUMENT colour'],
    ['a reserved name', JSON.parse('{"steps":{"a":{"config":{"__proto__":1}}}}'), 'RESERVED_NAME steps.a.config.__proto__'],
    ['a reserved name deep in', flow({ over: end({ outcome: 'done', outputs: { constructor: 1 } }) }), 'RESERVED_NAME steps.over.config.outputs.constructor'],
    ['an unknown step type', broken({ over: { type: 'teleport', config: {}, next: {} } }), 'UNKNOWN_STEP_TYPE steps.over.type'],
    ['a missing start', flow({}, { start: undefined }), 'MISSING_START start'],
    ['a start that is no step', flow({}, { start: 'nowhere' }), 'MISSING_START start'],
    ['a dangling target', broken({ ask: decision(yes, { yes: 'gone', otherwise: 'over' }) }), 'DANGLING_TARGET steps.ask.next.yes'],
    ['an unknown outcome', broken({ ask: decision(yes, { maybe: 'over', done: 'over' }) }), 'UNKNOWN_OUTCOME steps.ask.next.maybe'],
    ['a connection from an end', broken({ over: { ...end(), next: { done: 'ask' } } }), 'UNKNOWN_OUTCOME steps.over.next.done'],
    ['an open outcome', broken({ ask: decision(yes, { yes: 'over' }) }), 'OPEN_OUTCOME steps.ask.next.otherwise'],
    ['an unreachable step', broken({ lost: end() }), 'UNREACHABLE steps.lost'],
    ['no end', flow({}, { steps: { ask: { type: 'wait', config: { for: 'duration', duration: { minutes: 1 } }, next: { done: 'ask' } } } }), 'NO_END steps'],
    ['a faulty setting', broken({ ask: { type: 'decision', config: { outcomes: [] }, next: { otherwise: 'over' } } }), 'INVALID_CONFIG steps.ask.config.outcomes'],
    ['a condition without operator', broken({ ask: decision({ left: 'case.priority', op: 'is' }, { yes: 'over', otherwise: 'over' }) }), 'INVALID_CONFIG steps.ask.config.outcomes.0.when.op'],
    ['an undefined variable', broken({ ask: setLimit('{{ vars.amount }}', { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.set.0.value'],
    ['an undefined variable in a condition', broken({ ask: decision({ left: 'vars.amount', op: 'eq', right: 1 }, { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.outcomes.0.when'],
    ['an undefined step', broken({ ask: setLimit('{{ steps.open.case.id }}', { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.set.0.value'],
    ['an undefined input', broken({ ask: setLimit('{{ input.amount }}', { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.set.0.value'],
    ['an unknown root', broken({ ask: setLimit('{{ order.id }}', { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.set.0.value'],
    ['an unknown root in an expression', broken({ ask: setLimit('{{ order.id + 1 }}', { done: 'over' }) }), 'UNDEFINED_VARIABLE steps.ask.config.set.0.value'],
    ['a misspelt field', broken({ ask: setLimit('{{ case.prioritiy }}', { done: 'over' }) }), 'UNKNOWN_FIELD steps.ask.config.set.0.value'],
    ['a broken expression', broken({ ask: setLimit('{{ case.priority + }}', { done: 'over' }) }), 'INVALID_EXPRESSION steps.ask.config.set.0.value'],
    ['an unclosed template', broken({ ask: setLimit('{{ case.priority', { done: 'over' }) }), 'INVALID_EXPRESSION steps.ask.config.set.0.value'],
    ['an unknown filter', broken({ ask: setLimit('{{ case.priority | shout }}', { done: 'over' }) }), 'INVALID_EXPRESSION steps.ask.config.set.0.value'],
    ['a whole-number division', broken({ ask: setLimit('{{ 10 / 4 }}', { done: 'over' }) }), 'INTEGER_DIVISION steps.ask.config.set.0.value'],
    ['a screen nobody sees', flow({ over: { type: 'screen', config: { title: text('Hi', 'こんにちは') }, next: { done: 'bye' } }, bye: end() }, { trigger: { type: 'message' } }), 'SCREEN_NOT_INTERACTIVE steps.over'],
    ['a retry of what cannot fail for a while', broken({ ask: { ...setLimit(1, { done: 'over' }), retry: { times: 1 } } }), 'RETRY_WITHOUT_EFFECT steps.ask.retry'],
    ['a retry of a record step that cannot pass by itself', broken({ ask: { type: 'updateRecord', config: { set: { priority: 'high' } }, next: { done: 'over' }, retry: { times: 1 } } }), 'RETRY_WITHOUT_EFFECT steps.ask.retry'],
    ['a wait for a moment that cannot be told', broken({ ask: { type: 'wait', config: { for: 'condition', condition: { cel: 'now > case.createdAt' } }, next: { done: 'over' } } }), 'WAIT_HIDES_CLOCK steps.ask.config.condition'],
    ['too many tries', broken({ ask: { type: 'route', config: { queueId: 'q' }, next: { done: 'over' }, retry: { times: 6 } } }), 'INVALID_DOCUMENT steps.ask.retry.times'],
    ['an endless loop', broken({ ask: setLimit(1, { done: 'again' }), again: setLimit(2, { done: 'ask' }) }), 'ENDLESS_LOOP steps.ask'],
    ['a step that leads to itself', broken({ ask: setLimit(1, { done: 'ask' }) }), 'ENDLESS_LOOP steps.ask'],
    ['a loop that can spin', broken({ ask: decision(yes, { yes: 'again', otherwise: 'over' }), again: setLimit(1, { done: 'ask' }) }), 'LOOP_WITHOUT_REST steps.ask'],
    ['a text in one language', flow({}, { title: text('Intake', '') }), 'TEXT_MISSING title.ja'],
    ['an unknown time zone', flow({}, { settings: { timezone: 'Mars/Olympus' } }), 'UNKNOWN_TIMEZONE settings.timezone'],
    ['a schedule that cannot be read', flow({}, { trigger: { type: 'schedule', cron: '61 * * * *' } }), 'INVALID_CRON trigger.cron'],
    ['a schedule to the second', flow({}, { trigger: { type: 'schedule', cron: '* * * * * *' } }), 'INVALID_CRON trigger.cron'],
    ['a day that never comes', flow({}, { trigger: { type: 'schedule', cron: '0 0 30 2 *' } }), 'INVALID_CRON trigger.cron'],
    ['a schedule of no time zone', flow({}, { trigger: { type: 'schedule', cron: '0 9 * * *', timezone: 'Mars/Olympus' } }), 'UNKNOWN_TIMEZONE trigger.timezone'],
    ['a query that reads something else', flow({}, { trigger: { type: 'schedule', cron: '0 9 * * *', forEach: { object: 'case', when: { left: 'message.text', op: 'notEmpty' } } } }), 'UNDEFINED_VARIABLE trigger.forEach.when'],
    ['a misspelt field in a query', flow({}, { trigger: { type: 'schedule', cron: '0 9 * * *', forEach: { object: 'ticket', when: { left: 'ticket.sumary', op: 'notEmpty' } } } }), 'UNKNOWN_FIELD trigger.forEach.when'],
    ['a required input that nobody gives', flow({}, { trigger: { type: 'schedule', cron: '0 9 * * *' }, variables: [{ name: 'limit', type: 'text', input: true, required: true }] }), 'START_WITHOUT_INPUT variables.0'],
    ['a change looked for in a step', broken({ ask: decision({ left: 'case.priority', op: 'changedTo', right: 'high' }, { yes: 'over', otherwise: 'over' }) }), 'CHANGE_NOT_KNOWN steps.ask.config.outcomes.0.when'],
    ['a change looked for in a message', flow({}, { trigger: { type: 'message', when: { all: [{ left: 'message.text', op: 'changed' }] } } }), 'CHANGE_NOT_KNOWN trigger.when.all.0'],
    ['a change of nothing', flow({}, { trigger: { type: 'recordChange', object: 'case', on: [] } }), 'INVALID_DOCUMENT trigger.on'],
    ['a variable declared twice', flow({}, { variables: [{ name: 'limit', type: 'text' }, { name: 'limit', type: 'text' }] }), 'DUPLICATE_VARIABLE variables.1.name'],
    ['a failure nobody catches', broken({ ask: { type: 'httpRequest', config: { method: 'GET', url: 'https://example.com' }, next: { done: 'over' } } }), 'ERROR_NOT_WIRED steps.ask.next.error'],
  ]; // prettier-ignore

  it.each(table)('%s', (_name, document, expected) => {
    expect(codesOf(document)).toContain(expected);
  });

  it('a changed record is read as it is and as it was, and what belongs to it', () => {
    const when = (left: string) => ({ all: [{ left, op: 'changed' }] });
    const trigger = (left: string) => ({
      trigger: { type: 'recordChange', object: 'case', on: ['update'], when: when(left) },
    });
    for (const left of ['case.priority', 'previous.case.priority', 'contact.isVip', 'now'])
      expect(codesOf(flow({}, trigger(left)))).toEqual([]);
    expect(codesOf(flow({}, trigger('ticket.status')))).toEqual(['UNDEFINED_VARIABLE trigger.when']);
  });

  it('a trigger reads the message, not the run', () => {
    const trigger = (left: string) => ({ trigger: { type: 'message', when: { left, op: 'notEmpty' } } });
    expect(codesOf(flow({}, trigger('vars.limit')))).toContain('UNDEFINED_VARIABLE trigger.when');
    expect(codesOf(flow({}, trigger('message.text')))).toEqual([]);
  });

  describe('a loop', () => {
    const loop = (next: Record<string, string>) => ({ type: 'loop', config: { list: [1, 2] }, next });
    const around = (next: Record<string, string>, steps: Steps) =>
      codesOf(flow({ ask: decision(yes, { yes: 'round', otherwise: 'over' }), round: loop(next), ...steps }));

    it('is a circle that its list ends', () => {
      const body = { body: setLimit('{{steps.round.item}}', { done: 'round' }) };
      expect(around({ each: 'body', done: 'over' }, body)).toEqual([]);
    });
    it('that is begun over and over is not', () => {
      const steps = { body: setLimit(1, { done: 'round' }), again: setLimit(2, { done: 'round' }) };
      expect(around({ each: 'body', done: 'again' }, steps)).toContain('ENDLESS_LOOP steps.round');
    });
    it('needs both of its wires', () => {
      expect(around({ done: 'over' }, {})).toEqual(['OPEN_OUTCOME steps.round.next.each']);
      const body = { body: setLimit(1, { done: 'round' }) };
      expect(around({ each: 'body' }, body)).toContain('OPEN_OUTCOME steps.round.next.done');
    });
    it('whose body never comes back is pointed out', () => {
      const codes = around({ each: 'body', done: 'over' }, { body: setLimit(1, { done: 'over' }) });
      expect(codes).toEqual(['LOOP_NEVER_RETURNS steps.round.next.each']);
    });
    it('may not be entered in the middle of its body', () => {
      const steps = {
        ask: decision(yes, { yes: 'round', otherwise: 'body' }),
        body: setLimit(1, { done: 'round' }),
      };
      expect(around({ each: 'body', done: 'over' }, steps)).toEqual(['LOOP_LEAK steps.body']);
    });
  });

  it('a waiting step in a circle is a rest', () => {
    const pause = {
      type: 'wait',
      config: { for: 'duration', duration: { minutes: 1 } },
      next: { done: 'ask' },
    };
    expect(codesOf(broken({ ask: decision(yes, { yes: 'pause', otherwise: 'over' }), pause }))).toEqual([]);
  });
});

describe('references', () => {
  const routed = (queueId: string) =>
    flow({ ask: { type: 'route', config: { queueId }, next: { done: 'over' } } });

  it('names that are not in the vocabulary are refused, templates and unlisted kinds are not', () => {
    const vocabulary = { queue: ['q-vip'] };
    expect(codesOf(routed('q-gone'), vocabulary)).toEqual(['UNKNOWN_REFERENCE steps.ask.config.queueId']);
    expect(codesOf(routed('q-vip'), vocabulary)).toEqual([]);
    expect(codesOf(routed('{{ case.queueId }}'), vocabulary)).toEqual([]);
    expect(codesOf(routed('q-gone'), { skill: [] })).toEqual([]);
  });

  it('variables that are set are declared', () => {
    const set = {
      type: 'setVariables',
      config: { set: [{ name: 'gone', value: 1 }] },
      next: { done: 'over' },
    };
    expect(codesOf(flow({ ask: set }))).toEqual(['UNKNOWN_REFERENCE steps.ask.config.set.0.name']);
  });

  it('the fallback queue is one of them', () => {
    const document = flow({}, { settings: { fallbackQueue: 'q-gone' } });
    expect(codesOf(document, { queue: [] })).toEqual(['UNKNOWN_REFERENCE settings.fallbackQueue']);
  });
});

describe('parallel branches', () => {
  const parallel = (next: Record<string, string>) => ({
    type: 'parallel',
    config: catalogue.get('parallel')?.example,
    next,
  });
  const withKeys = (steps: (first: string, second: string) => Steps) => {
    const definition = catalogue.get('parallel');
    if (definition?.kind !== 'parallel') throw new Error('There is no parallel step.');
    const [first = '', second = ''] = definition.branches(
      definition.config.parse(definition.example) as never,
    ).keys;
    return flow(steps(first, second));
  };

  it('that join before anything is shared are in order', () => {
    const document = withKeys((first, second) => ({
      ask: parallel({ [first]: 'one', [second]: 'two', done: 'over' }),
      one: setLimit(1, { done: 'over' }),
      two: setLimit(2, { done: 'over' }),
    }));
    expect(codesOf(document)).toEqual([]);
  });

  it('may not share a step before the join', () => {
    const document = withKeys((first, second) => ({
      ask: parallel({ [first]: 'one', [second]: 'two', done: 'over' }),
      one: setLimit(1, { done: 'shared' }),
      two: setLimit(2, { done: 'shared' }),
      shared: setLimit(3, { done: 'over' }),
    }));
    expect(codesOf(document)).toEqual(['PARALLEL_OVERLAP steps.shared']);
  });

  it('may not be entered from outside', () => {
    const document = withKeys((first, second) => ({
      ask: parallel({ [first]: 'one', [second]: 'two', done: 'after' }),
      one: setLimit(1, { done: 'after' }),
      two: setLimit(2, { done: 'after' }),
      after: decision({ left: 'vars.limit', op: 'eq', right: 1 }, { yes: 'one', otherwise: 'over' }),
    }));
    expect(codesOf(document)).toContain('PARALLEL_LEAK steps.one');
  });
});
