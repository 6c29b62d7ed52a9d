import type { CallInput, peopleApi, ResultOf } from '../../server/client.ts';
import { keySchema } from '../../engine/browser.ts';
import { isEmail } from '../app/email.ts';

export type Person = ResultOf<typeof peopleApi.listAgents>['items'][number];
type NewPerson = Required<CallInput<typeof peopleApi.createAgent>['body']>;

/** A person while being added or edited. The department is kept while another role is tried. */
export type PersonDraft = NewPerson;

export const newPerson: PersonDraft = {
  id: '',
  name: '',
  email: '',
  role: 'agent',
  isLead: false,
  department: null,
  locale: 'ja',
  capacity: 6,
};

export const draftOf = ({
  id,
  name,
  email,
  role,
  isLead,
  department,
  locale,
  capacity,
}: Person): PersonDraft => ({
  id,
  name,
  email,
  // People have no integration role; programs with an API key do.
  role: role === 'integration' ? 'agent' : role,
  isLead,
  department,
  locale,
  capacity,
});

/** What is sent: only members of a department have one. */
export const bodyOf = (draft: PersonDraft): PersonDraft => ({
  ...draft,
  name: draft.name.trim(),
  email: draft.email.trim(),
  department: draft.role === 'department' ? draft.department : null,
});

export type PersonFault = 'missing' | 'idInvalid' | 'emailInvalid';
export type PersonFaults = Partial<Record<'id' | 'name' | 'email' | 'department', PersonFault>>;

export function faultsOf(draft: PersonDraft): PersonFaults {
  const faults: PersonFaults = {};
  if (draft.name.trim() === '') faults.name = 'missing';
  if (!keySchema.safeParse(draft.id).success) faults.id = 'idInvalid';
  if (!isEmail(draft.email)) faults.email = 'emailInvalid';
  if (draft.role === 'department' && draft.department === null) faults.department = 'missing';
  return faults;
}

/** A first idea for the id: the local part of the address, in the letters an id may have. */
export const suggestId = (email: string): string =>
  (email.split('@')[0] ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 63);
