import { describe, expect, it } from 'vitest';
import { mayOpen, placeOf, places, placesOf } from '../../../builder/app/places.ts';

describe('the places of the app', () => {
  it('know the page an address belongs to, also within it', () => {
    expect(placeOf('/')?.id).toBe('home');
    expect(placeOf('/cases')?.id).toBe('cases');
    expect(placeOf('/cases/case_1')?.id).toBe('cases');
    expect(placeOf('/flows/f1/edit')?.id).toBe('flows');
    expect(placeOf('/admin/people')?.id).toBe('people');
    expect(placeOf('/casesandmore')).toBeUndefined();
  });

  it('are open by role', () => {
    expect(mayOpen('admin', '/admin/people')).toBe(true);
    expect(mayOpen('supervisor', '/admin/people')).toBe(false);
    expect(mayOpen('supervisor', '/admin/templates')).toBe(true);
    expect(mayOpen('agent', '/flows')).toBe(false);
    expect(mayOpen('agent', '/cases/case_1')).toBe(true);
    expect(mayOpen('department', '/cases/case_1')).toBe(false);
    expect(mayOpen('department', '/tickets/ticket_1')).toBe(true);
  });

  it('show a department member the tickets and nothing of the desk', () => {
    expect(placesOf('department', 'main').map(({ id }) => id)).toEqual(['home', 'approvals', 'tickets']);
    expect(placesOf('department', 'admin')).toEqual([]);
  });

  it('leave everyone a home', () => {
    for (const role of ['admin', 'supervisor', 'agent', 'department'] as const)
      expect(mayOpen(role, '/')).toBe(true);
    expect(new Set(places.map(({ href }) => href)).size).toBe(places.length);
  });
});
