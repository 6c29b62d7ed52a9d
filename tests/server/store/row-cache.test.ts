import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Work } from '../../../engine/runtime/work.ts';
import { insert, isolated, one, p, patch, rowById, run, statement } from '../../../server/store/query.ts';
import { openTestStore } from '../../support/store.ts';

const byId = rowById('flows');
const anew = statement<{ id: string }>()((db) =>
  db.selectFrom('flows').selectAll().where('id', '=', p('id')).where('id', 'is not', null),
);
const rename = statement<{ key: string }>()((db) =>
  db.updateTable('flows').set({ title: 'renamed' }).where('key', '=', p('key')),
);
const replace = statement<{ id: string }>()((db) =>
  db
    .insertInto('flows')
    .values({
      id: p('id'),
      key: p('id'),
      title: 'new',
      status: 'draft',
      createdAt: '',
      updatedAt: '',
    } as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ title: 'replaced' })),
);
const remove = statement<{ id: string }>()((db) => db.deleteFrom('flows').where('id', '=', p('id')));

function* look(id: string): Work<void> {
  expect(yield* one(byId, { id })).toEqual(yield* one(anew, { id }));
}
/** Every column: nothing is left to the database. */
const wholeFlow = {
  title: 'whole',
  status: 'draft',
  activeVersion: null,
  liveBefore: '[]',
  draft: null,
  draftRevision: 0,
  version: 1,
  createdAt: 'now',
  updatedAt: 'now',
};
type Doing = (id: string) => Work<unknown>;
const doings: Record<string, Doing> = {
  look,
  patch: (id) => patch('flows', id, { title: 'patched', status: 'active' }),
  rename: (key) => run(rename, { key }),
  replace: (id) => run(replace, { id }),
  remove: (id) => run(remove, { id }),
  *insert(id) {
    yield* run(remove, { id });
    yield* insert('flows', { ...wholeFlow, id, key: id });
  },
  undone: (id) =>
    isolated(function* () {
      yield* patch('flows', id, { title: 'never' });
      yield* look(id);
      throw new Error('undone');
    }),
};

describe('a row that is read again in one commit', () => {
  it('is as the database has it, whatever was written in between', async () => {
    const step = fc.tuple(fc.constantFrom(...Object.values(doings)), fc.constantFrom('a', 'b'));
    const db = openTestStore();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) =>
        db.write(function* () {
          for (const id of ['a', 'b']) {
            yield* run(remove, { id });
            yield* insert('flows', {
              id,
              key: id,
              title: 't',
              status: 'draft',
              createdAt: '',
              updatedAt: '',
            });
          }
          for (const [doing, id] of steps) {
            yield* doing(id);
            for (const each of ['a', 'b']) yield* look(each);
          }
        }),
      ),
      { numRuns: 200 },
    );
  });

  it('is known from its insert, with the number that the database gave it', async () => {
    const db = openTestStore();
    const message = rowById('messages');
    const whole = {
      id: 'm',
      conversationId: 'c',
      channel: 'email',
      direction: 'in',
      author: 'customer',
      handle: 'ann',
      subject: '',
      text: 'Hello',
      language: 'en',
      tags: '[]',
      visibility: 'public',
      createdAt: 'now',
      updatedAt: 'now',
      version: 1,
      caseId: null,
      authorId: null,
      authorName: null,
      senderEmail: null,
      senderPhone: null,
      mentionType: null,
    };
    db.connection.pragma('foreign_keys = OFF');
    const inCommit = await db.write(function* () {
      yield* insert('messages', whole);
      return yield* one(message, { id: 'm' });
    });
    expect(inCommit).toEqual(await db.read(() => one(message, { id: 'm' })));
    expect(inCommit?.sequence).toBe(1);
  });

  it('is read anew by the next commit, which may find it changed from outside', async () => {
    const db = openTestStore();
    await db.write(() =>
      insert('flows', { id: 'a', key: 'a', title: 't', status: 'draft', createdAt: '', updatedAt: '' }),
    );
    const title = () => db.write(() => one(byId, { id: 'a' })).then((row) => row?.title);
    expect(await title()).toBe('t');
    db.connection.exec(`UPDATE flows SET title = 'other'`);
    expect(await title()).toBe('other');
  });
});
