import { expect, it } from 'vitest';
import {
  draftOf,
  faultsOf,
  settingsOf,
  type AssistantDraft,
} from '../../../builder/admin/assistant-draft.ts';

const draft: AssistantDraft = {
  isOn: true,
  baseUrl: ' https://models.example.com/v1 ',
  model: 'small',
  apiKey: '',
  monthlyTokens: 1000,
  seconds: 20,
  uses: ['summary'],
};

it('needs an address and a model to be switched on, and nothing while it is off', () => {
  expect(faultsOf({ ...draft, baseUrl: '', model: ' ' })).toEqual({
    baseUrl: 'urlMissing',
    model: 'modelMissing',
  });
  expect(faultsOf({ ...draft, baseUrl: '', model: '', isOn: false })).toEqual({});
  expect(faultsOf({ ...draft, baseUrl: 'models.example.com' })).toEqual({ baseUrl: 'urlInvalid' });
  expect(faultsOf(draft)).toEqual({});
});

it('an empty key leaves the stored one alone', () => {
  expect(settingsOf(draft)).not.toHaveProperty('apiKey');
  expect(settingsOf({ ...draft, apiKey: ' sk-1 ' }).apiKey).toBe('sk-1');
});

it('speaks of seconds where the server counts milliseconds', () => {
  expect(settingsOf(draft)).toMatchObject({ timeLimitMs: 20_000, baseUrl: 'https://models.example.com/v1' });
  const saved = {
    ...settingsOf(draft),
    hasKey: false,
    isHostAllowed: true,
    usedTokens: 0,
    version: 1,
    updatedAt: null,
    updatedBy: null,
  };
  expect(draftOf(saved)).toMatchObject({ seconds: 20, apiKey: '' });
});
