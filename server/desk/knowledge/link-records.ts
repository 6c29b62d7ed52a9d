import type { Work } from '../../../engine/runtime/work.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, p, run, statement } from '../../store/query.ts';

export type Link = Omit<Database['articleLinks'], 'action'> & { action: 'attached' | 'dismissed' };

const ofCase = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('articleLinks')
    .selectAll()
    .where('caseId', '=', p<string>('caseId'))
    .orderBy('createdAt', 'desc'),
);
export function* linksOfCase(caseId: string): Work<Link[]> {
  // Written from `Link` only.
  return (yield* all(ofCase, { caseId })) as Link[];
}
/** What people made of articles on these cases. */
export function* linksOfCases(
  caseSequences: readonly number[],
): Work<Pick<Link, 'articleId' | 'action' | 'caseSequence'>[]> {
  if (caseSequences.length === 0) return [];
  const query = builder
    .selectFrom('articleLinks')
    .select(['articleId', 'action', 'caseSequence'])
    .where('caseSequence', 'in', caseSequences)
    // What a flow attached by itself says nothing about whether it helped.
    .where('actorKind', '!=', 'automation');
  return (yield* all(dynamic(query), {})) as Pick<Link, 'articleId' | 'action' | 'caseSequence'>[];
}
const remove = statement<{ caseId: string; articleId: string }>()((db) =>
  db
    .deleteFrom('articleLinks')
    .where('caseId', '=', p<string>('caseId'))
    .where('articleId', '=', p<string>('articleId')),
);
/** The last word counts. */
export function* saveLink(link: Link): Work<void> {
  yield* removeLink(link.caseId, link.articleId);
  yield* insert('articleLinks', link);
}
export function* removeLink(caseId: string, articleId: string): Work<number> {
  return yield* run(remove, { caseId, articleId });
}
