import type { assistantApi } from '../../server/client.ts';

/** The settings as they are being entered. */
export interface AssistantDraft {
  isOn: boolean;
  baseUrl: string;
  model: string;
  /** Empty: the stored one stays. */
  apiKey: string;
  monthlyTokens: number;
  seconds: number;
  uses: assistantApi.AssistantUse[];
}
export type AssistantFaults = { baseUrl?: 'urlMissing' | 'urlInvalid'; model?: 'modelMissing' };

export const draftOf = (saved: assistantApi.AssistantSettings): AssistantDraft => ({
  isOn: saved.isOn,
  baseUrl: saved.baseUrl,
  model: saved.model,
  apiKey: '',
  monthlyTokens: saved.monthlyTokens,
  seconds: Math.round(saved.timeLimitMs / 1000),
  uses: saved.uses,
});

/** What must be put right before it can be saved. Nothing need be complete while it is off. */
export function faultsOf({ isOn, baseUrl, model }: AssistantDraft): AssistantFaults {
  const faults: AssistantFaults = {};
  const url = baseUrl.trim();
  if (url === '' && isOn) faults.baseUrl = 'urlMissing';
  if (url !== '' && !(URL.canParse(url) && /^https?:\/\//i.test(url))) faults.baseUrl = 'urlInvalid';
  if (model.trim() === '' && isOn) faults.model = 'modelMissing';
  return faults;
}

export const settingsOf = ({ seconds, apiKey, baseUrl, model, ...draft }: AssistantDraft) => ({
  ...draft,
  baseUrl: baseUrl.trim(),
  model: model.trim(),
  timeLimitMs: seconds * 1000,
  ...(apiKey.trim() === '' ? {} : { apiKey: apiKey.trim() }),
});
