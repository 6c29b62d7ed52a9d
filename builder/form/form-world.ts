import type { i18n as I18n } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScopeField } from '../../engine/browser.ts';
import type { flowsApi, ResultOf } from '../../server/client.ts';
import { pickText, useLocale } from '../i18n/use-text.ts';
import type { Option } from '../ui/OptionList.tsx';

export type Vocabulary = ResultOf<typeof flowsApi.getVocabulary>;

/** What a form's fields may read and name: see `scopeFields` and `GET /vocabulary`. */
export interface FormWorld {
  fields: readonly ScopeField[];
  vocabulary: Vocabulary | undefined;
  /** Conditions know how the record was before a change, so they can ask what changed. */
  looksBack?: boolean;
}
export const FormWorldContext = createContext<FormWorld>({ fields: [], vocabulary: undefined });

/** The world as the condition editor needs it: fields that hold ids of the vocabulary know their values. */
export function useFormWorld(): FormWorld & { labelOf: ValueLabel } {
  const { fields, vocabulary, looksBack = false } = useContext(FormWorldContext);
  const { i18n } = useTranslation('form');
  const locale = useLocale();
  return useMemo(() => {
    const known = fields.map((field) => {
      const list = listFor(field.path, vocabulary);
      return list === undefined ? field : { ...field, values: list.map(({ id }) => id) };
    });
    const labelOf: ValueLabel = (path, value) => {
      const named = listFor(path, vocabulary)?.find(({ id }) => id === value);
      return named === undefined ? wordFor(i18n, path, value) : pickText(named.name, locale);
    };
    return { fields: known, vocabulary, looksBack, labelOf };
  }, [fields, vocabulary, looksBack, i18n, locale]);
}

/** The word a person reads for a value of a field: `対応中` for `open` of `case.status`. */
export type ValueLabel = (path: string, value: string) => string;

export const optionsOf = ({ path, values = [] }: ScopeField, labelOf: ValueLabel): Option[] =>
  values.map((id) => ({ id, label: labelOf(path, id) }));

const lists: readonly [RegExp, keyof Vocabulary][] = [
  [/\.queueId$/, 'queue'],
  [/\.(ownerId|agentId|assigneeId)$/, 'agent'],
  [/\.department$/, 'department'],
];
function listFor(path: string, vocabulary: Vocabulary | undefined) {
  const kind = lists.find(([pattern]) => pattern.test(path))?.[1];
  return kind && vocabulary?.[kind];
}

/** Which part of the catalogues words the values of a field. */
const wording: readonly [RegExp, string][] = [
  [/^case\.status$/, 'common:caseStatus'],
  [/^ticket\.status$/, 'common:ticketStatus'],
  [/^ticket\.department$/, 'common:department'],
  [/\.priority$/, 'common:priority'],
  [/\.channel$/, 'common:channel'],
  [/^case\.type$/, 'common:caseType'],
  [/\.locale$/, 'common:locale'],
  [/^account\.tier$/, 'form:values.tier'],
  [/^message\.direction$/, 'form:values.direction'],
  [/^message\.author$/, 'form:values.author'],
  [/\.mentionType$/, 'form:values.mentionType'],
  [/\.visibility$/, 'form:values.visibility'],
  [/^conversation\.state$/, 'form:values.state'],
];
function wordFor(i18n: I18n, path: string, value: string): string {
  const place = wording.find(([pattern]) => pattern.test(path))?.[1];
  const key = `${place}.${value}`;
  if (place === undefined || !i18n.exists(key)) return value;
  // The key was put together from data and has just been looked up, which is more than its type could say.
  return (i18n.t as (key: string) => string)(key);
}
