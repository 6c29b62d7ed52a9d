import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../engine/core/check/check.ts';
import { testCondition } from '../../engine/core/expression/expression.ts';
import { channelSchema, mentionTypeSchema } from '../../engine/records/cases.ts';
import { catalogue } from '../../engine/steps/definitions.ts';

const folder = new URL('../../flows/', import.meta.url);
const keys = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const read = (key: string): unknown => JSON.parse(readFileSync(new URL(`${key}/flow.json`, folder), 'utf8'));

describe.each(keys)('%s', (key) => {
  const { flow, issues } = checkFlow(read(key), catalogue);

  it('has nothing to be put right', () => {
    expect(issues).toEqual([]);
    expect(flow?.key).toBe(key);
  });

  it('says in both languages what it is for', () => {
    expect(flow?.description?.en).toBeTruthy();
    expect(flow?.description?.ja).toBeTruthy();
  });
});

describe('triggers', () => {
  const intakes = keys
    .map((key) => checkFlow(read(key), catalogue).flow)
    .flatMap((flow) => (flow?.trigger.type === 'message' ? [{ key: flow.key, ...flow.trigger }] : []));
  const startedBy = (channel: string, mentionType: string | null): string[] =>
    intakes
      .filter(({ channels, when }) => {
        const tested = when && testCondition(when, { message: { channel, mentionType } });
        return (channels?.includes(channel) ?? true) && tested?.ok !== false && tested?.value !== false;
      })
      .map(({ key }) => key);
  const mentions = [...mentionTypeSchema.options, null];
  const messages = channelSchema.options.flatMap((channel) =>
    mentions.map((mention) => [channel, mention] as const),
  );

  it.each(messages)('a message on %s, mention %s, starts one intake at most', (channel, mention) => {
    expect(startedBy(channel, mention).length).toBeLessThanOrEqual(1);
  });

  it('leaves out only posts that do not speak to us', () => {
    const ignored = messages.filter(([channel, mention]) => startedBy(channel, mention).length === 0);
    const social = ['facebook', 'x', 'instagram', 'line'];
    expect(ignored.every(([channel]) => social.includes(channel))).toBe(true);
    expect([...new Set(ignored.map(([, mention]) => mention))]).toEqual(['untagged', 'competitor']);
  });
});
