import { describe, expect, it } from 'vitest';
import { bodyOf, faultsOf, newPerson, suggestId } from '../../../builder/admin/person-draft.ts';
import { keySchema } from '../../../engine/browser.ts';

const mori = { ...newPerson, id: 'mori', name: 'Mori Ken', email: 'mori@example.com' };

describe('a person to be added', () => {
  it('is asked for what is missing, all of it at once', () => {
    expect(faultsOf({ ...newPerson, role: 'department' })).toEqual({
      name: 'missing',
      id: 'idInvalid',
      email: 'emailInvalid',
      department: 'missing',
    });
    expect(faultsOf(mori)).toEqual({});
  });
  it('has a department only as a member of one', () => {
    expect(bodyOf({ ...mori, department: 'it' }).department).toBeNull();
    expect(bodyOf({ ...mori, role: 'department', department: 'it' }).department).toBe('it');
  });
  it.each([
    ['ken.mori@example.com', 'ken-mori'],
    ['Ken.MORI+work@example.com', 'ken-mori-work'],
    ['2nd.line@example.com', 'nd-line'],
    ['ｋｅｎ@example.com', 'ken'],
    ['森@example.com', ''],
  ])('gets from %s the id “%s”', (email, id) => {
    expect(suggestId(email)).toBe(id);
    if (id !== '') expect(keySchema.safeParse(id).success).toBe(true);
  });
});
