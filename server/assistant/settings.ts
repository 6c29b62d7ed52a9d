import { isoTime } from '../../engine/core/iso-time.ts';
import type { Clock } from '../../engine/runtime/ports.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { AssistantSettings, AssistantUse, saveAssistantSettings } from '../contract/assistant.ts';
import type { BodyOf } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import type { Vault } from '../vault.ts';
import type { Provider } from './provider.ts';
import { keepSettings, storedSettings, tokensSince, type StoredSettings } from './records.ts';
import { monthStart } from './rules.ts';
import { say } from '../contract/say.ts';

export interface SettingsDeps {
  clock: Pick<Clock, 'now'>;
  vault: Vault;
  /** Whether an address may be called at all. */
  mayCall(url: string): boolean;
}
/** What a call needs of the settings; `undefined` where the use is not switched on. */
export interface Switched {
  provider: Provider;
  monthlyTokens: number;
}

const untouched: Omit<StoredSettings, 'updatedAt' | 'updatedBy'> = {
  isOn: false,
  baseUrl: '',
  model: '',
  apiKey: null,
  monthlyTokens: 1_000_000,
  timeLimitMs: 20_000,
  uses: [],
  version: 0,
};

/** How the model provider is set up. Off until an admin switches it on. */
export function createSettings({ clock, vault, mayCall }: SettingsDeps) {
  const used = (): Work<number> => tokensSince(monthStart(isoTime(clock.now())));

  function* read(): Work<AssistantSettings> {
    const { apiKey, ...stored } = (yield* storedSettings()) ?? {
      ...untouched,
      updatedAt: null,
      updatedBy: null,
    };
    return {
      ...stored,
      hasKey: apiKey !== null,
      isHostAllowed: stored.baseUrl !== '' && mayCall(stored.baseUrl),
      usedTokens: yield* used(),
    };
  }

  function* save(
    draft: BodyOf<typeof saveAssistantSettings>,
    by: string,
    ifMatch: number | undefined,
  ): Work<AssistantSettings | Problem> {
    const before = (yield* storedSettings()) ?? untouched;
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('settingsChanged'));
    const refusal = refusalOf(draft, mayCall);
    if (refusal) return refusal;
    const { apiKey: _apiKey, ...settings } = draft;
    yield* keepSettings({
      ...settings,
      uses: [...new Set(settings.uses)],
      apiKey: keyAfter(before, draft, vault),
      updatedAt: isoTime(clock.now()),
      updatedBy: by,
      version: before.version + 1,
    });
    return yield* read();
  }

  function* switchedOn(use: AssistantUse): Work<Switched | undefined> {
    const stored = yield* storedSettings();
    if (!stored?.isOn || !stored.uses.includes(use)) return undefined;
    const { baseUrl, model, timeLimitMs, monthlyTokens } = stored;
    const apiKey = stored.apiKey === null ? undefined : vault.open(stored.apiKey);
    return { provider: { baseUrl, model, timeLimitMs, apiKey }, monthlyTokens };
  }
  function* uses(): Work<AssistantUse[]> {
    const stored = yield* storedSettings();
    return stored?.isOn ? stored.uses : [];
  }

  return { read, save, switchedOn, uses, used };
}

function refusalOf(
  { isOn, baseUrl, model }: BodyOf<typeof saveAssistantSettings>,
  mayCall: (url: string) => boolean,
): Problem | undefined {
  if (!isOn) return undefined;
  if (baseUrl === '') return new Problem('invalid', say('providerPlace'));
  if (model === '') return new Problem('invalid', say('providerModel'));
  if (!mayCall(baseUrl))
    return new Problem('conflict', say('hostNotListed', { host: new URL(baseUrl).host }));
  return undefined;
}

/** A key goes to the host it was entered for, and to no other. */
function keyAfter(
  before: Pick<StoredSettings, 'apiKey' | 'baseUrl'>,
  { apiKey, baseUrl }: BodyOf<typeof saveAssistantSettings>,
  vault: Vault,
): string | null {
  if (apiKey !== undefined) return apiKey === '' ? null : vault.seal(apiKey);
  return originOf(before.baseUrl) === originOf(baseUrl) ? before.apiKey : null;
}
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
