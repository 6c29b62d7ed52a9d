import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileConfig, type CompiledConfig } from '../../../../engine/core/expression/expression.ts';

const scope = {
  case: { id: 'case_1', number: 'C-1', subject: 'Where is it?', tags: ['vip', 'late'], amount: 12000, openedAt: '2026-06-01T01:05:00.000Z', note: null },
  contact: null,
  flow: { timezone: 'Asia/Tokyo' },
  now: '2026-06-01T02:00:00.000Z',
}; // prettier-ignore
const render = (config: unknown, values: string[] = [], within: Record<string, unknown> = scope) => {
  const rendered = compileConfig(config, values).render(within);
  if (!rendered.ok) throw new Error(rendered.error.message);
  return rendered;
};
const textOf = (template: string): unknown => (render({ it: template }).config as { it: unknown }).it;
const codes = ({ problems }: CompiledConfig): string[] => problems.map(({ code, path }) => `${code} ${path}`);

describe('templates', () => {
  it.each([
    ['plain text', 'plain text'],
    ['{{ case.number }}', 'C-1'],
    ['{{case.number}}: {{ case.subject }}', 'C-1: Where is it?'],
    ['{{ case.amount + 1 }}', '12001'],
    ['{{ case.tags }}', 'vip, late'],
    ['{{ case.amount > 10 }}', 'true'],
    ['[{{ case.note }}]', '[]'],
    ['[{{ case.reason }}]', '[]'],
    ['[{{ contact.account.tier }}]', '[]'],
    ['[{{ case.reason + "!" }}]', '[]'],
    ['{{ "{{" }} and {{ "}}" }}', '{{ and }}'],
    ['{{ {"a": {"b": 1}}.a.b }}', '1'],
    ['a } b { c', 'a } b { c'],
    ['{{ case.number | lower }}', 'c-1'],
    ['{{ case.subject | upper | truncate(6) }}', 'WHERE…'],
    ['{{ case.subject | truncate(12) }}', 'Where is it?'],
    ['{{ "👍👍👍" | truncate(2) }}', '👍…'],
    ['{{ " x " | trim }}', 'x'],
    ['{{ case.reason | default("none") }}', 'none'],
    ['{{ case.note | default(case.number) }}', 'C-1'],
    ['{{ case.number | default("none") }}', 'C-1'],
    ['{{ case.tags | join(" / ") }}', 'vip / late'],
    ['{{ case.tags | join }}', 'vip, late'],
    ['{{ case.tags | first }}', 'vip'],
    ['{{ "日本" | first }}', '日'],
    ['{{ case.amount | yen }}', '¥12,000'],
    ['{{ "１２" | number }}', '12'],
    ['{{ case.tags | json }}', '["vip","late"]'],
    ['{{ case.reason | json }}', 'null'],
    ['{{ case.openedAt | date("iso") }}', '2026-06-01'],
    ['{{ case.openedAt | date("date") }}', 'June 1, 2026'],
    ['{{ case.openedAt | date("dateTime", "ja") }}', '2026年6月1日 10:05'],
    ['{{ case.amount > 10 || false }}', 'true'],
    ['{{ case.tags.map(t, t + "|") | join("") }}', 'vip|late|'],
  ])('%s', (template, expected) => {
    expect(textOf(template)).toBe(expected);
  });

  it('write dates and amounts in the language of the text they stand in', () => {
    const body = '{{ case.openedAt | date("date") }} {{ case.amount | yen }}';
    expect(render({ body: { en: body, ja: body } }).config).toEqual({
      body: { en: 'June 1, 2026 ¥12,000', ja: '2026年6月1日 12,000円' },
    });
  });

  it('warn of what was not there, once for each place', () => {
    expect(render({ a: '{{ case.reason }}', b: ['{{ contact.name }} {{ case.number }}'] }).warnings).toEqual([
      'There is nothing at case.reason: it was left empty.',
      'There is nothing at contact.name: it was left empty.',
    ]);
    expect(render({ a: '{{ case.reason | default("x") }}' }).warnings).toEqual([]);
  });

  it('keep the type of what they read where the key is for values, and only there', () => {
    const config = {
      set: { tags: '{{ case.tags }}', text: 'n: {{ case.amount }}', n: '{{ case.amount }}' },
      title: '{{ case.amount }}',
    };
    expect(render(config, ['set']).config).toEqual({
      set: { tags: ['vip', 'late'], text: 'n: 12000', n: 12000 },
      title: '12000',
    });
    expect(render({ record: '{{ case }}' }, ['record']).config).toEqual({ record: scope.case });
    expect(render({ record: '{{ case.note }}' }, ['record']).config).toEqual({ record: null });
  });

  it('a config without templates is passed on as it is', () => {
    const config = { a: 1, b: ['x', { c: null }] };
    expect(render(config).config).toBe(config);
  });

  it('conditions are passed through untouched, templates inside them and all', () => {
    const when = {
      all: [{ left: 'case.number', op: 'eq', right: '{{ case.number }}' }, { not: { cel: 'true' } }],
    };
    const config = { when, title: '{{ case.number }}', rows: [{ when }] };
    const rendered = render(config).config as typeof config;
    expect(rendered.when).toBe(when);
    expect(rendered.rows[0]?.when).toBe(when);
    expect(rendered.title).toBe('C-1');
  });

  it('lists that only look like conditions are filled in', () => {
    expect(render({ any: ['{{ case.number }}'] }).config).toEqual({ any: ['C-1'] });
  });
});

describe('what was inserted is never looked at again', () => {
  it.each([
    ['{{ case.secret }}', 'a template'],
    ['{{ 1 / 0 }}', 'a failing template'],
    ['<script>alert(1)</script>', 'HTML'],
    ['" + case.secret + "', 'an expression'],
    ['$& $1 \\1', 'replacement patterns'],
  ])('%s stays plain text (%s)', (text) => {
    expect(
      render({ it: 'x {{ case.subject }}' }, [], { case: { subject: text, secret: 's' } }).config,
    ).toEqual({ it: `x ${text}` });
  });

  it('not even when rendered twice in one config', () => {
    const within = { case: { subject: '{{ case.secret }}', secret: 's' } };
    const once = render({ it: '{{ case.subject }}' }, [], within);
    expect(once.config).toEqual({ it: '{{ case.secret }}' });
  });
});

describe('what is wrong is told with its place in the config', () => {
  it.each([
    [{ a: '{{ case.number' }, 'SYNTAX a'],
    [{ a: { b: ['ok', '{{ 1 + }}'] } }, 'SYNTAX a.b.1'],
    [{ a: '{{ case.number | shout }}' }, 'UNKNOWN_FILTER a'],
    [{ a: '{{ case.number | truncate }}' }, 'UNKNOWN_FILTER a'],
    [{ a: '{{ case.number | upper(1) }}' }, 'UNKNOWN_FILTER a'],
    [{ a: '{{ }}' }, 'SYNTAX a'],
    [{ a: '{{ order.id }}' }, 'UNKNOWN_NAME a'],
    [{ when: { left: 'no path!', op: 'eq', right: 1 } }, 'SYNTAX when.left'],
    [{ when: { all: [{ cel: '1 +' }] } }, 'SYNTAX when.all.0.cel'],
    [{ when: { left: 'case.a', op: 'eq', right: { path: 'x y' } } }, 'SYNTAX when.right.path'],
    [JSON.parse('{"__proto__": "x"}'), 'NOT_ALLOWED __proto__'],
  ])('%j', (config, expected) => {
    const compiled = compileConfig(config, []);
    expect(codes(compiled)).toContain(expected);
  });

  it('and rendering it fails instead of guessing', () => {
    expect(compileConfig({ a: '{{ case.number | shout }}' }, []).render(scope)).toMatchObject({
      ok: false,
      error: { code: 'EXPRESSION' },
    });
    expect(compileConfig({ a: '{{ case.number * 2 }}' }, []).render(scope)).toMatchObject({
      ok: false,
      error: { code: 'EXPRESSION' },
    });
    expect(compileConfig({ a: '{{ case.subject | number }}' }, []).render(scope)).toMatchObject({
      ok: false,
      error: { code: 'EXPRESSION' },
    });
  });

  it('what is read is told with its place', () => {
    const { reads, readings } = compileConfig(
      {
        a: '{{ vars.x + case.tags[0] }} {{ now | default(vars.y) }}',
        when: { left: 'steps.open.case.id', op: 'in', right: ['{{ vars.x }}'] },
      },
      [],
    );
    expect(reads).toEqual(['vars.x', 'case.tags', 'now', 'vars.y', 'steps.open.case.id']);
    expect(readings).toContainEqual({ read: 'steps.open.case.id', at: 'when' });
  });
});

describe('laws', () => {
  it('whatever JSON a config is, compiling and rendering it answer and never throw', () => {
    const part = fc.constantFrom('{{', '}}', 'case.number', '|', '"', ' ', 'upper', 'x', '+', '(', ')');
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const config = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, text, fc.jsonValue({ maxDepth: 1 }), tie('list'), tie('record')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      record: fc.dictionary(fc.constantFrom('all', 'any', 'not', 'cel', 'left', 'op', 'right', 'en', 'ja', 'set', '__proto__', 'constructor'), tie('value'), { maxKeys: 3 }),
    })).value; // prettier-ignore
    fc.assert(
      fc.property(config, (value) => {
        const compiled = compileConfig(value, ['set']);
        const rendered = compiled.render(scope);
        expect(typeof rendered.ok).toBe('boolean');
        expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted');
      }),
      { numRuns: 1000 },
    );
  });

  it('a text that is inserted comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(render({ it: '{{ case.subject }}' }, [], { case: { subject: text } }).config).toEqual({
          it: text,
        });
      }),
    );
  });
});
